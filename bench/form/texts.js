/** Texts of all forms, the same as ours. */
export const LABELS = {
  email: 'Your email address',
  name: 'Your name',
  consent: 'Yes, ECPAT Example may email me news about its work. I can stop at any time with the link in every email.',
  button: 'Sign up',
};
export const ERRORS = {
  email: 'Enter your email address.',
  name: 'Enter your name.',
  consent: 'Tick the box to get news by email.',
};
export const THANKS = 'Thank you. You will get news from ECPAT Example by email.';
