/** The texts that an author copies. */
import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '../../src/internal/localize.js';
import { VERSION } from '../../src/internal/version.js';
import { divMarkup, elementMarkup } from '../elements.js';
import {
  attributesOf,
  fileOf,
  hostOf,
  policyOf,
  scriptMarkup,
  serviceOf,
  themeOf,
  type BuilderState,
} from './builder.model.js';
import { textOfPrivacy, textOfMailPrivacy } from './builder.texts.js';
import { contentOf } from './fallback.js';
import { inPageLanguage } from './page-language.js';
import { PREVIEW_MARGIN } from './preview-page.js';
import type { ShownPage } from './preview.controller.js';
import { pullOutputs } from './pull-output.js';
import { reserveFor } from './reserve.js';

/** A text to copy. */
export interface Output {
  name: string;
  title: string;
  help: TemplateResult | string;
  text: string;
  /** Language of a text that people read. */
  lang?: string;
}

/** Facts other than the settings that the outputs depend on. */
export interface OutputContext {
  /** Address of the folder of built files. */
  folder: string;
  /** Hashes of the built files by name; empty while they are not known. */
  hashes: Readonly<Record<string, string>>;
  shown: ShownPage | undefined;
  /** Address of a folder of up-to-date documents, if there is one. */
  documents?: string | undefined;
}

export function outputsFor(chosen: BuilderState, { folder, hashes, shown, documents }: OutputContext): Output[] {
  const { widget, attributes, language } = chosen;
  const file = fileOf(chosen);
  const given = attributesOf(chosen);
  const tagName = `ecpat-${widget}`;
  const content = inPageLanguage(language, () => contentOf(chosen));
  const theme = themeOf(chosen);
  const height = shown?.isDefined ? shown.height - 2 * PREVIEW_MARGIN : undefined;
  const privacy = inPageLanguage(language, () =>
    widget === 'signup-form' && serviceOf(chosen) === 'mailto'
      ? textOfMailPrivacy()
      : textOfPrivacy(widget, hostOf(attributes['src']), hostOf(attributes['action'])),
  );
  return [
    {
      name: 'script',
      title: msg('The script, once on the page', {
        id: 'builder.output.script',
        desc: 'Heading above a line of HTML',
      }),
      help: html`
        ${msg(
          'Put this line into the head of the page. Many editors remove scripts: an administrator of the site, or the agency that made it, can then add the line. First put the file on your own site, so that nobody else learns who opens the page:',
          { id: 'builder.output.script-help', desc: 'Above a line of HTML; a link to a file follows' },
        )}
        <a href=${new URL(file, folder).href} download>${file}</a>
        ${hashes[file] ? nothing : renderNoHash()}
      `,
      text: scriptMarkup(chosen.script, hashes[file]),
    },
    {
      name: 'tag',
      title: msg('The tag, where the widget should appear', { id: 'builder.output.tag', desc: 'Heading above HTML' }),
      help: msg(
        'Visitors without JavaScript see the content of this tag. Others see it until the script has loaded. Please read it through.',
        {
          id: 'builder.output.tag-help',
          desc: 'Above HTML',
        },
      ),
      text: elementMarkup(tagName, given, content),
    },
    {
      name: 'div',
      title: msg('Or the same in one line', { id: 'builder.output.div', desc: 'Heading above HTML' }),
      help: msg('For WordPress and other editors that remove unknown tags.', {
        id: 'builder.output.div-help',
        desc: 'Above HTML',
      }),
      text: divMarkup(tagName, given, content),
    },
    {
      name: 'style',
      title: msg('CSS that reserves the space', { id: 'builder.output.style', desc: 'Heading above CSS' }),
      help: html`
        ${msg('With this CSS, nothing on the page moves when the widget loads.', {
          id: 'builder.output.style-help',
          desc: 'Above CSS',
        })}
        ${
          height !== undefined
            ? msg(
                str`In the preview the widget is ${height} pixels high. If that is more than the height below, use it instead.`,
                {
                  id: 'builder.output.style-height',
                  desc: 'Above CSS; a number of pixels',
                },
              )
            : nothing
        }
      `,
      text: [theme, reserveFor(tagName, given)].filter(Boolean).join('\n'),
    },
    {
      name: 'policy',
      title: msg('Content security policy', {
        id: 'builder.output.policy',
        desc: 'Heading above a line of a policy',
      }),
      help: msg('Only if your site sends such a policy: it must allow the following.', {
        id: 'builder.output.policy-help',
        desc: 'Above a line of a content security policy',
      }),
      text: policyOf(chosen),
    },
    ...pullOutputs(chosen, documents),
    {
      name: 'privacy',
      title: msg('A sentence for your privacy notice', {
        id: 'builder.output.privacy',
        desc: 'Heading above a text',
      }),
      help: msg('In the language of the page. Have it checked with the rest of your notice.', {
        id: 'builder.output.privacy-help',
        desc: 'Above a text',
      }),
      text: privacy,
      lang: language,
    },
    {
      name: 'network',
      title: msg('Second choice: the script from a public network (CDN)', {
        id: 'builder.output.network',
        desc: 'Heading above a line of HTML: a content delivery network (CDN)',
      }),
      help: msg(
        'A CDN is a third party: it learns who opens a page about getting help. Use it only if you cannot put a file on your own site, and only once the CDN has this version.',
        { id: 'builder.output.network-help', desc: 'Above a line of HTML: a content delivery network (CDN)' },
      ),
      text: scriptMarkup(`https://cdn.jsdelivr.net/npm/@ecpat/widgets@${VERSION}/dist/${file}`, hashes[file]),
    },
  ];
}

/** The builder's own URL, which contains all settings. */
export function addressOutput(address: string): Output {
  return {
    name: 'address',
    title: msg('Address of these settings', {
      id: 'builder.share',
      desc: 'Heading above an address to pass on',
    }),
    help: msg('Anyone who opens this address sees these settings.', {
      id: 'builder.share-help',
      desc: 'Above an address to pass on',
    }),
    text: address,
  };
}

function renderNoHash(): TemplateResult {
  return html`<strong
    >${msg('The hash of the file is not known here: take it from integrity.json.', {
      id: 'builder.no-hash',
      desc: 'integrity.json is a file beside the script',
    })}</strong
  >`;
}
