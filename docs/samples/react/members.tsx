import '@ecpat/widgets/member-map';
import type { MemberMapElement } from '@ecpat/widgets';
import type {} from '@ecpat/widgets/jsx';

interface Props {
  members: MemberMapElement['members'];
  hideSearch: boolean;
  onChoose: (country: string) => void;
}

export function Members({ members, hideSearch, onChoose }: Props) {
  const setMembers = (map: MemberMapElement | null) => {
    if (map) map.members = members;
  };
  return (
    <ecpat-member-map
      ref={setMembers}
      no-search={hideSearch}
      onecpat-member-select={({ detail }) => onChoose(detail.country)}
    >
      <p>
        <a href="/members">Our members</a>
      </p>
    </ecpat-member-map>
  );
}
