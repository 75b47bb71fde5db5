/** React 19 code that uses the package's types; the test compiles it against `dist`. */
import { useRef } from 'react';
import type { HelplineBannerElement } from '@ecpat/widgets';
import type {} from '@ecpat/widgets/jsx';

/** Stands for what a page does with a value of exactly this type. */
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
      {/* @ts-expect-error: not one of the values */}
      <ecpat-helpline-banner layout="wide" />
      {/* @ts-expect-error: there or not, and no text */}
      <ecpat-helpline-banner no-exit="yes" />
      {/* @ts-expect-error: no attribute of it */}
      <ecpat-helpline-banner city="Nairobi" />

      <ecpat-member-map
        region="mena"
        view="both"
        no-search={false}
        members={[{ id: 'one', name: 'One', country: 'KE' }]}
        onecpat-member-select={({ detail }) => use<string>(detail.country)}
      />
      {/* @ts-expect-error: not one of the values */}
      <ecpat-member-map view="globe" />
      {/* @ts-expect-error: an organisation has a country */}
      <ecpat-member-map members={[{ id: 'one', name: 'One' }]} />
      {/* @ts-expect-error: one country, several organisations */}
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
      {/* @ts-expect-error: not one of the services */}
      <ecpat-signup-form service="pigeon" />
      {/* @ts-expect-error: a field is a text */}
      <ecpat-signup-form fields={{ tag: 1 }} />
      {/* @ts-expect-error: no such state */}
      <ecpat-signup-form onecpat-signup-result={({ detail }) => use<boolean>(detail.state === 'sold')} />

      <ecpat-framework-card
        document-id="report"
        src="/reports.json"
        no-cover
        onecpat-error={({ detail }) => use<string>(detail.source)}
      />
      {/* @ts-expect-error: the id of a document is a text */}
      <ecpat-framework-card document-id={2025} />
      {/* @ts-expect-error: no element of ours */}
      <ecpat-globe />
    </main>
  );
}
