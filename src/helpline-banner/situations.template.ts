import { html, nothing, type TemplateResult } from 'lit';
import { LINKS } from '../data/links.js';
import { msg } from '../internal/localize.js';
import type { CountryHelp, Moment } from './helpline-banner.model.js';
import { renderLines, renderLink, renderPlainNumbers, type Limits } from './line.template.js';

// Help by what has happened, with the lines for it.

interface SituationData extends Moment, Limits {
  help: CountryHelp;
}

/** Advice and services for a child whose own pictures are shared, or whom somebody threatens. */
export function renderImages(data: SituationData): TemplateResult {
  const { images } = data.help;
  return html`
    <div class="ecpat-section">
      <h3>
        ${msg('Pictures of me are online, or someone threatens me', {
          id: 'helpline-banner.images',
          desc: 'Heading, in the words of a child whose sexual pictures are shared. Awaits review by a child-protection practitioner.',
        })}
      </h3>
      <p>
        ${msg('Do not pay. Do not send more pictures. Keep the messages. Tell someone you trust.', {
          id: 'helpline-banner.images-advice',
          desc: 'For a child whom somebody threatens with its pictures. Must promise nothing. Awaits review by a child-protection practitioner.',
        })}
      </p>
      ${
        images.length > 0
          ? html`<p>
                ${msg('You can ask these services to help you:', {
                  id: 'helpline-banner.images-services',
                  desc: 'Before services that ask sites to take pictures down. Must promise nothing. Awaits review by a child-protection practitioner.',
                })}
              </p>
              ${renderLines(images, 'images', data)}`
          : nothing
      }
    </div>
  `;
}

export function renderMissing(data: SituationData): TemplateResult {
  return html`
    <div class="ecpat-section">
      <h3>
        ${msg('Is a child missing? Did you run away?', { id: 'helpline-banner.missing', desc: 'Heading above the line for missing children' })}
      </h3>
      ${renderLines(data.help.missing, 'missing', data)}
    </div>
  `;
}

export function renderSaw({ police, emergency }: CountryHelp): TemplateResult {
  const numbers = police.length > 0 ? police : (emergency?.numbers ?? []);
  return html`
    <div class="ecpat-section">
      <h3>
        ${msg('Saw a child in danger?', {
          id: 'helpline-banner.saw',
          desc: 'Heading for people who saw a child in danger of sexual exploitation',
        })}
      </h3>
      <p class="ecpat-call">
        <span
          >${
            numbers.length > 0
              ? msg('Tell the police:', {
                  id: 'helpline-banner.saw-police-number',
                  desc: 'Before the number of the police. Ends in a colon.',
                })
              : msg('Tell the police.', {
                  id: 'helpline-banner.saw-police',
                  desc: 'Where the number of the police is not known',
                })
          }</span
        >
        ${renderPlainNumbers(numbers)}
      </p>
      <p>
        ${renderLink(
          LINKS['dont-look-away'],
          msg('Seen while travelling? Report to Don’t Look Away', {
            id: 'helpline-banner.saw-travel',
            desc: 'Link to dontlookaway.report; "Don’t Look Away" is a name and stays',
          }),
        )}
      </p>
    </div>
  `;
}

export function renderOnline(data: SituationData): TemplateResult {
  const { hotlines } = data.help;
  return html`
    <div class="ecpat-section">
      <h3>
        ${msg('Saw a sexual picture or video of a child?', {
          id: 'helpline-banner.online',
          desc: 'Heading for people who came across pictures or videos of child sexual abuse',
        })}
      </h3>
      <p>
        ${msg('Do not copy, save or send it. Report it.', {
          id: 'helpline-banner.online-never',
          desc: 'Copying or sending such pictures is a crime nearly everywhere, even with good intentions',
        })}
      </p>
      ${
        hotlines.length > 0
          ? renderLines(hotlines, 'hotline', data)
          : html`
              <p>
                ${renderLink(
                  LINKS.inhope,
                  msg('Find where to report: INHOPE', {
                    id: 'helpline-banner.online-inhope',
                    desc: 'Link to the list of hotlines that take reports; INHOPE is a name and stays',
                  }),
                )}
              </p>
            `
      }
    </div>
  `;
}
