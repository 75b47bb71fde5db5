/** @jsxImportSource preact */
/** Uses the package's types as a Preact project does; `release/install.test.ts` compiles it against `dist`. */
import { useRef } from 'preact/hooks';
import type { HelplineBannerElement } from '@ecpat/widgets';
import type {} from '@ecpat/widgets/jsx';

/** Represents any code that expects a value of this type. */
declare function use<Value>(value: Value): void;

export function Page() {
  const banner = useRef<HelplineBannerElement>(null);
  return (
    <main>
      <button onClick={() => banner.current?.exit()}>Leave</button>
      <ecpat-helpline-banner
        ref={banner}
        class="help"
        country="KE"
        layout="card"
        no-country-picker
        lang="fr"
        onecpat-error={({ detail }) => use<'network' | 'timeout' | 'bad-data' | 'rejected'>(detail.code)}
      >
        <p>
          Call <a href="tel:116">116</a>
        </p>
      </ecpat-helpline-banner>
      {/* @ts-expect-error: not an allowed value */}
      <ecpat-helpline-banner layout="wide" />
      {/* @ts-expect-error: unknown attribute */}
      <ecpat-helpline-banner city="Nairobi" />
      <ecpat-member-map members={[{ id: 'one', name: 'One', country: 'KE' }]} />
      {/* @ts-expect-error: an organisation needs a country */}
      <ecpat-member-map members={[{ id: 'one', name: 'One' }]} />
      <ecpat-signup-form service="mailchimp" onecpat-signup-submit={(event) => event.preventDefault()} />
      <ecpat-framework-card src="/reports.json" no-cover />
      {/* @ts-expect-error: unknown element */}
      <ecpat-globe />
    </main>
  );
}
