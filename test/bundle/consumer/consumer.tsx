/** Uses the package's types as a React 19 project does; `release/install.test.ts` compiles it against `dist`. */
import { useRef } from 'react';
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
        country="KE"
        layout="card"
        exit-url="https://www.example.org/"
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
      {/* @ts-expect-error: a boolean, not a string */}
      <ecpat-helpline-banner no-exit="yes" />
      {/* @ts-expect-error: unknown attribute */}
      <ecpat-helpline-banner city="Nairobi" />

      <ecpat-member-map
        region="mena"
        view="both"
        no-search={false}
        members={[{ id: 'one', name: 'One', country: 'KE' }]}
        onecpat-member-select={({ detail }) => use<string>(detail.country)}
      />
      {/* @ts-expect-error: not an allowed value */}
      <ecpat-member-map view="globe" />
      {/* @ts-expect-error: an organisation needs a country */}
      <ecpat-member-map members={[{ id: 'one', name: 'One' }]} />
      {/* @ts-expect-error: the event has a list of organisations, not one */}
      <ecpat-member-map onecpat-member-select={({ detail }) => use(detail.member)} />

      <ecpat-signup-form
        service="mailchimp"
        action="https://lists.example.org/"
        list="fr=1 *=2"
        fields="gdpr[123]=Y"
        controller="ECPAT Example"
        privacy-url="/privacy"
        name-field="optional"
        onecpat-signup-submit={(event) => event.preventDefault()}
        onecpat-signup-result={({ detail }) => use<boolean>(detail.state === 'confirm')}
      />
      <ecpat-signup-form service="form" fields={{ 'form-name': 'newsletter' }} />
      {/* @ts-expect-error: unknown service */}
      <ecpat-signup-form service="pigeon" />
      {/* @ts-expect-error: a field value is a string */}
      <ecpat-signup-form fields={{ tag: 1 }} />
      {/* @ts-expect-error: unknown state */}
      <ecpat-signup-form onecpat-signup-result={({ detail }) => use<boolean>(detail.state === 'sold')} />

      <ecpat-framework-card
        document-id="report"
        src="/reports.json"
        no-cover
        onecpat-error={({ detail }) => use<string>(detail.source)}
      />
      {/* @ts-expect-error: a document id is a string */}
      <ecpat-framework-card document-id={2025} />
      {/* @ts-expect-error: unknown element */}
      <ecpat-globe />
    </main>
  );
}
