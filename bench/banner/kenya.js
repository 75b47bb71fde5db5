/** Texts of all banners, the same as ours for Kenya, in the strip and after “More help”. */
const LANGUAGES = [
  { lang: 'en', name: 'English' },
  { lang: 'sw', name: 'Kiswahili' },
];

export const KENYA = {
  heading: 'Get help in Kenya',
  change: 'Change country',
  more: 'More help',
  line: {
    name: 'Childline Kenya',
    facts: ['Open now, day and night', 'Free'],
    languages: LANGUAGES,
    checked: 'Last checked May 2022',
    number: '116',
    link: { text: 'Website: childlinekenya.co.ke', href: 'https://www.childlinekenya.co.ke/' },
  },
  exit: {
    text: 'Leave this page',
    href: 'https://www.wikipedia.org/',
    about: 'Or press Shift three times. This page may stay in your browsing history.',
  },
  danger: { heading: 'In danger now?', text: 'Call the emergency number:', number: '999' },
  talk: { heading: 'Talk to someone' },
  saw: {
    heading: 'Saw a child in danger?',
    text: 'Tell the police.',
    link: { text: 'Seen while travelling? Report to Don’t Look Away', href: 'https://dontlookaway.report/' },
  },
  online: {
    heading: 'Saw a sexual picture or video of a child?',
    text: 'Do not copy, save or send it. Report it.',
    line: {
      name: 'DCI Anti-Human Trafficking and Child Protection Unit',
      facts: ['Online only'],
      languages: LANGUAGES,
      checked: 'Last checked June 2021',
      link: {
        text: 'Report at dci.go.ke',
        href: 'https://www.dci.go.ke/anti-human-trafficking-and-child-protection-unit',
      },
    },
  },
  fault: 'It is not your fault.',
  about: {
    heading: 'About leaving this page',
    texts: [
      '“Leave this page” takes you to another website: www.wikipedia.org. After that, the Back button goes to the page you saw before this one.',
      'This page may stay in your browsing history. Other people who use this device may see it there.',
    ],
  },
  asOf: 'Taken from public pages, November 2026',
};

/** Paths of the two icons. */
export const PHONE =
  'M6.6 3.5h2.6l1.6 4.2-2.1 1.6a12.5 12.5 0 0 0 6 6l1.6-2.1 4.2 1.6v2.6a2.1 2.1 0 0 1-2.3 2.1A17.3 17.3 0 0 1 4.5 5.8a2.1 2.1 0 0 1 2.1-2.3Z';
export const CHEVRON = 'm6 9 6 6 6-6';
