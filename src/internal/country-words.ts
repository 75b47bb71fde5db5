/**
 * Everyday names of countries in English, French, Spanish and Russian, and initials, as people type them, separated by
 * `|`. Without the names that browsers know, and without those that begin another name of the same country.
 */
export const COUNTRY_WORDS: Readonly<Record<string, string>> = {
  AE: 'UAE|EAU|ОАЭ|Эмираты',
  BY: 'Белоруссия',
  CD: 'DRC|DR Congo|RDC|Zaire|ДРК|Заир',
  CI: 'Ivory Coast|Costa de Marfil|Берег Слоновой Кости',
  CZ: 'Czech|tchèque|Checa|Чешская',
  DO: 'Доминикана',
  GB: 'UK|Great Britain|England|Scotland|Wales|Northern Ireland|Grande-Bretagne|Angleterre|Écosse|Pays de Galles|Gran Bretaña|Inglaterra|Escocia|Gales|Англия|Британия|Шотландия|Уэльс|Соединённое Королевство',
  KG: 'Кыргызстан',
  KP: 'DPRK|Северная Корея',
  KR: 'Южная Корея',
  MD: 'Moldavia|Молдавия',
  MM: 'Burma|Birmanie|Birmania|Бирма',
  NL: 'Hollande|Holanda|Голландия',
  RU: 'Russian Federation|Fédération russe|Federación Rusa|Российская Федерация|РФ',
  SZ: 'Swaziland',
  TM: 'Туркмения',
  TR: 'Turkey|Türkiye',
  TZ: 'United Republic of Tanzania',
  US: 'USA|US of America|United States of America|États-Unis d’Amérique|Estados Unidos de América|EE. UU.|EEUU|США|Америка|Соединённые Штаты Америки',
  ZA: 'ЮАР',
};
