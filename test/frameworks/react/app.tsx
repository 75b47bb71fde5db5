import type { MemberMapElement, SignupFormElement } from '@ecpat/widgets';
import type {} from '@ecpat/widgets/jsx';
import { hear } from '../in-page/page.js';
import type { State } from '../state.js';

export function App({ state }: { state: State }) {
  if (state.shown === 'none') return null;
  if (state.shown === 'plain') return <p>plain</p>;
  const setMembers = (map: MemberMapElement | null) => {
    if (map) map.members = state.members;
  };
  const setFields = (form: SignupFormElement | null) => {
    if (form) form.fields = state.fields;
  };
  return (
    <>
      <ecpat-helpline-banner country={state.country} no-exit={state.noExit} lang={state.lang} onecpat-error={hear}>
        <p>fallback</p>
      </ecpat-helpline-banner>
      <ecpat-member-map
        ref={setMembers}
        country={state.chosen}
        view={state.view}
        no-search={state.noSearch}
        lang={state.lang}
        onecpat-member-select={hear}
        onecpat-error={hear}
      >
        <p>fallback</p>
        {state.heading && <h3 slot="heading">{state.heading}</h3>}
      </ecpat-member-map>
      <ecpat-signup-form
        ref={setFields}
        action="/signup"
        controller="ECPAT Example"
        privacy-url="/privacy"
        lang={state.lang}
        onecpat-signup-submit={hear}
        onecpat-signup-result={hear}
        onecpat-error={hear}
      >
        <p>
          <a href="/news">fallback</a>
        </p>
      </ecpat-signup-form>
      <ecpat-framework-card
        src={state.src}
        document-id={state.documentId}
        no-cover={state.noCover}
        lang={state.lang}
        onecpat-error={hear}
      >
        <b slot="cover">Cover</b>
        <ul>
          {state.links.map(({ href, lang }) => (
            <li key={lang}>
              <a href={href} hrefLang={lang}>
                {lang}
              </a>
            </li>
          ))}
        </ul>
      </ecpat-framework-card>
    </>
  );
}
