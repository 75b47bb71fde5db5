import type { UnreadableService } from './service.js';

/**
 * Writes a message that the visitor sends: to a person, or to the address by which a mailing list lets people join.
 * Keeps the author's subject or text, for lists that need a certain one.
 */
export const mailto: UnreadableService = {
  transport: 'mail',
  takes: [],
  needs: 'action="mailto:…@…"',
  locate({ action }) {
    // Mail programs ignore everything after a `#`.
    const [url = ''] = action.split('#');
    return /^mailto:[^@?]+@[^@?]+/i.test(url) ? { url } : undefined;
  },
  build({ email, name, consent }, { url }) {
    if (/[?&]body=/i.test(url)) return { url };
    const text = [consent.text, name, email].filter(Boolean).join('\r\n\r\n');
    // Mail programs show a plus as a plus. encodeURIComponent() would throw on a lone surrogate.
    const body = `${new URLSearchParams({ body: text })}`.replace(/\+/g, '%20');
    return { url: `${url}${url.includes('?') ? '&' : '?'}${body}` };
  },
};
