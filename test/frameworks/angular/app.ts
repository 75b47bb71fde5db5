import { Component, CUSTOM_ELEMENTS_SCHEMA, input } from '@angular/core';
import { hear } from '../in-page/page.js';
import type { State } from '../state.js';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (state().shown === 'plain') {
      <p>plain</p>
    } @else if (state().shown === 'widgets') {
      <ecpat-helpline-banner
        [country]="state().country"
        [noExit]="state().noExit"
        [lang]="state().lang"
        (ecpat-error)="hear($event)"
      >
        <p>fallback</p>
      </ecpat-helpline-banner>
      <ecpat-member-map
        [members]="state().members"
        [country]="state().chosen"
        [view]="state().view"
        [noSearch]="state().noSearch"
        [lang]="state().lang"
        (ecpat-member-select)="hear($event)"
        (ecpat-error)="hear($event)"
      >
        <p>fallback</p>
        @if (state().heading) {
          <h3 slot="heading">{{ state().heading }}</h3>
        }
      </ecpat-member-map>
      <ecpat-signup-form
        [fields]="state().fields"
        action="/signup"
        controller="ECPAT Example"
        privacy-url="/privacy"
        [lang]="state().lang"
        (ecpat-signup-submit)="hear($event)"
        (ecpat-signup-result)="hear($event)"
        (ecpat-error)="hear($event)"
      >
        <p><a href="/news">fallback</a></p>
      </ecpat-signup-form>
      <ecpat-framework-card
        [src]="state().src"
        [attr.document-id]="state().documentId"
        [noCover]="state().noCover"
        [lang]="state().lang"
        (ecpat-error)="hear($event)"
      >
        <b slot="cover">Cover</b>
        <ul>
          @for (link of state().links; track link.lang) {
            <li>
              <a [href]="link.href" [attr.hreflang]="link.lang">{{ link.lang }}</a>
            </li>
          }
        </ul>
      </ecpat-framework-card>
    }
  `,
})
export class App {
  readonly state = input.required<State>();
  protected readonly hear = hear;
}
