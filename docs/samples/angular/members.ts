import { Component, CUSTOM_ELEMENTS_SCHEMA, input, output } from '@angular/core';
import type { MemberMapElement } from '@ecpat/widgets';
import '@ecpat/widgets/member-map';

@Component({
  selector: 'app-members',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <ecpat-member-map
      [members]="members()"
      [noSearch]="hideSearch()"
      (ecpat-member-select)="choose.emit($event.detail.country)"
    >
      <p><a href="/members">Our members</a></p>
    </ecpat-member-map>
  `,
})
export class Members {
  readonly members = input.required<MemberMapElement['members']>();
  readonly hideSearch = input(false);
  readonly choose = output<string>();
}
