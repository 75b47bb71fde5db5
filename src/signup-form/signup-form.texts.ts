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
 * The minimum age. Avoids `Intl`, whose first use takes 50 ms on an old phone. A test shows that `Intl` writes such small
 * numbers the same way in all our languages.
 */
export function textOfAge(years: number): string {
  return msg(str`For people aged ${years} or over.`, {
    id: 'signup-form.age',
    desc: 'Minimum age; the placeholder is a number of years',
  });
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
    return msg('You sign up on the next page. If no page opens, please press the button again.', {
      id: 'signup-form.next-page',
      desc: 'While a page of the newsletter service opens in place of this one',
    });
  }
  if (reason === 'mail') {
    return msg(
      'Your email program opens. Send the message from the address that should get the news. If no program opens, write to',
      {
        id: 'signup-form.mail',
        desc: 'An email address follows after a space',
      },
    );
  }
  if (state === 'unknown') {
    return msg(
      'This was sent, but we cannot see whether it worked. Check your inbox. If no email comes, please try again.',
      {
        id: 'signup-form.unknown',
        desc: 'The form was sent, but the newsletter service does not show its answer, or it could not be understood',
      },
    );
  }
  if (state === 'down') {
    return msg('This did not work. What you typed is still here. Please try again later.', {
      id: 'signup-form.down',
      desc: 'The form could not be sent, or the service is out of order',
    });
  }
  const wait = retryAfter === undefined ? undefined : formatWait(retryAfter, language);
  return wait === undefined
    ? msg('Too many people are signing up right now. Please try again later.', {
        id: 'signup-form.rate',
        desc: 'The service does not accept more sign-ups for the moment',
      })
    : msg(str`Too many people are signing up right now. Please try again ${wait}.`, {
        id: 'signup-form.rate-until',
        desc: 'The service does not accept more sign-ups for the moment; the placeholder is “in 2 minutes” in the same language',
      });
}
