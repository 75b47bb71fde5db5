import { msg, str } from '../internal/localize.js';
import { formatWait, type Problem } from './signup-form.model.js';
import type { Field, SubmissionResult } from './signup-form.types.js';

// Sentences that depend on a submission, in the language of the element that renders.

/** The consent, recorded word for word as it is shown. */
export function textOfConsent(controller: string): string {
  return msg(
    str`Yes, ${controller} may email me news about its work. I can stop at any time with the link in every email.`,
    {
      id: 'signup-form.consent',
      desc: 'Beside a box to tick. It is recorded as what the person agreed to. The placeholder is the name of an organisation.',
    },
  );
}

/**
 * The minimum age. Avoids `Intl`, whose first use takes 50 ms on an old phone. Tests show that `Intl` writes such small
 * numbers the same way in all our languages, and that these two forms are those of Russian: “от 16 лет”, “от 21 года”.
 */
export function textOfAge(years: number): string {
  const forms = {
    one: msg(str`For people aged ${years} or over.`, {
      id: 'signup-form.age-one',
      desc: 'Minimum age; the placeholder is a number of years that ends in 1, but not in 11: 21, 31',
    }),
    other: msg(str`For people aged ${years} or over.`, {
      id: 'signup-form.age',
      desc: 'Minimum age; the placeholder is any other number of years',
    }),
  };
  return forms[years % 10 === 1 && years % 100 !== 11 ? 'one' : 'other'];
}

/** The error at a field, and how to fix it. */
export function textOfProblem(field: Field, problem: Problem): string {
  if (field === 'consent') {
    return msg('Tick the box to get news by email.', {
      id: 'signup-form.consent-missing',
      desc: 'Error at the consent box, which is not ticked',
    });
  }
  if (problem === 'refused') {
    return msg('The service did not accept this. Check for typing errors.', {
      id: 'signup-form.refused',
      desc: 'Error at the email address or the name, after the newsletter service refused it',
    });
  }
  if (field === 'name') {
    return msg('Enter your name.', { id: 'signup-form.name-missing', desc: 'Error at an empty field' });
  }
  return problem === 'missing'
    ? msg('Enter your email address.', { id: 'signup-form.email-missing', desc: 'Error at an empty field' })
    : msg('Enter an email address, for example name@example.org', {
        id: 'signup-form.email-form',
        desc: 'Error at something that is not an email address. Keep the example as it is.',
      });
}

/** The offer to mend a mistyped address, in isolates that keep it in one piece on right-to-left pages. */
export function textOfOffer(meant: string): string {
  const address = `\u2066${meant}\u2069`;
  return msg(str`Did you mean ${address}?`, {
    id: 'signup-form.did-you-mean',
    desc: 'Button that replaces a mistyped email address; the placeholder is the address that was probably meant',
  });
}

/** The next step, after the service has accepted the address. */
export function textOfSuccess({ state, controller = '' }: SubmissionResult): string {
  return state === 'ok'
    ? msg(str`Thank you. You will get news from ${controller} by email.`, {
        id: 'signup-form.ok',
        desc: 'After signing up; the placeholder is the name of an organisation',
      })
    : msg('Thank you. Check your inbox now. If an email asks you to confirm your address, follow the link in it.', {
        id: 'signup-form.confirm',
        desc: 'After signing up, where the person may have to confirm the address. Must not tell whether it was on the list before.',
      });
}

/** The result of an attempt that failed or may have failed, and the next step. */
export function textOfFailure({ state, reason, retryAfter }: SubmissionResult, language: string): string {
  if (reason === 'kept-back') {
    return msg('Nothing has been sent yet. Please press the button again.', {
      id: 'signup-form.kept-back',
      desc: 'The form looked as if a program had filled it in, and was not sent',
    });
  }
  if (reason === 'next-page') {
    return msg('You will sign up on the next page. If no page opens, please press the button again.', {
      id: 'signup-form.next-page',
      desc: 'While a page of the newsletter service opens in place of this one',
    });
  }
  if (reason === 'mail') {
    return msg(
      'Your email program will open. Send the message from the address that should get the news. If no program opens, write to',
      {
        id: 'signup-form.mail',
        desc: 'An email address follows after a space',
      },
    );
  }
  if (reason === 'sent-before') {
    return msg('You may be signed up already. Check your inbox first. To send again, press the button once more.', {
      id: 'signup-form.sent-before',
      desc: 'After a second press with the same address, where we do not know whether the first one worked. Nothing has been sent again yet.',
    });
  }
  if (state === 'unknown') {
    return msg('We cannot see whether this worked. Check your inbox. If no email comes, please try again.', {
      id: 'signup-form.unknown',
      desc: 'The newsletter service does not show its answer, gave one that we do not understand, or gave none. The address may have been stored or not.',
    });
  }
  if (state === 'down') {
    return msg('Sorry, that did not work. What you typed is still here. Please try again later.', {
      id: 'signup-form.down',
      desc: 'The form could not be sent, or the service is out of order',
    });
  }
  const wait = retryAfter === undefined ? undefined : formatWait(retryAfter, language);
  return wait === undefined
    ? msg('We cannot take your sign-up just now. Please try again later.', {
        id: 'signup-form.rate',
        desc: 'The service does not accept more sign-ups for the moment',
      })
    : msg(str`We cannot take your sign-up just now. Please try again ${wait}.`, {
        id: 'signup-form.rate-until',
        desc: 'The service does not accept more sign-ups for the moment; the placeholder is “in 2 minutes” in the same language',
      });
}
