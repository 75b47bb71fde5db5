/** The document that all cards show, in the same languages. */
export const FRAMEWORK = {
  title: 'ECPAT International Strategic Framework',
  years: '2021–2025',
  facts: 'PDF · 2.4 MB · 32 pages',
  landingPage: 'https://ecpat.org/about-us/',
  files: [
    { lang: 'en', name: 'English', url: '/files/framework-en.pdf' },
    { lang: 'fr', name: 'Français', url: '/files/framework-fr.pdf' },
    { lang: 'es', name: 'Español', url: '/files/framework-es.pdf' },
    { lang: 'ru', name: 'Русский', url: '/files/framework-ru.pdf' },
  ],
};

/** The card's texts by language, the same as ours. */
export const TEXTS = {
  en: { read: 'Read in English', others: 'Other languages', about: 'About this document: ecpat.org' },
  fr: { read: 'Lire en français', others: 'Autres langues', about: 'À propos de ce document\u00a0: ecpat.org' },
  es: { read: 'Leer en español', others: 'Otros idiomas', about: 'Acerca de este documento: ecpat.org' },
  ru: { read: 'Читать на русском', others: 'Другие языки', about: 'Об этом документе: ecpat.org' },
};

/** The file in a language, and the files in all others. */
export function filesIn(language) {
  const { files } = FRAMEWORK;
  return { own: files.find(({ lang }) => lang === language), others: files.filter(({ lang }) => lang !== language) };
}
