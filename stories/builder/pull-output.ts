import { msg } from '../../src/internal/localize.js';
import { countryCodeOf } from '../../src/helpline-banner/countries.model.js';
import type { BuilderState } from './builder.model.js';
import type { Output } from './outputs.js';

/**
 * The command that keeps the numbers of a page up to date.
 *
 * @param documents - address of a folder of up-to-date documents; without it, there is nothing to fetch from
 */
export function pullOutputs({ widget, attributes }: BuilderState, documents: string | undefined): Output[] {
  if (widget !== 'helpline-banner' || !documents) return [];
  const country = countryCodeOf(String(attributes['country'] ?? '')) ?? 'all';
  const from = new URL('v1/', documents).href;
  return [
    {
      name: 'pull',
      title: msg('A daily job that keeps the numbers up to date', {
        id: 'builder.output.pull',
        desc: 'Heading above a command for a server',
      }),
      help: msg(
        'For a server with Node: it writes corrected numbers into a file on your site. Then enter the address of that file above, as your own list. The guide “Data and trust” has the steps.',
        { id: 'builder.output.pull-help', desc: 'Above a command for a server; the guide is in English' },
      ),
      text: `npx -p @ecpat/widgets ecpat-data pull --from ${from} --country ${country} --to ${country}.json`,
    },
  ];
}
