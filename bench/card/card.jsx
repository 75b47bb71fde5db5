import { useEffect, useState } from 'react';
import { FRAMEWORK, TEXTS, filesIn } from './framework.js';
import { followLanguage } from './language.js';

export function FrameworkCard() {
  const [language, setLanguage] = useState(document.documentElement.lang);
  useEffect(() => followLanguage(setLanguage), []);
  const { own, others } = filesIn(language);
  const texts = TEXTS[language];
  return (
    <article className="card" lang={language}>
      <h2 lang="en">{FRAMEWORK.title}</h2>
      <p className="quiet">{FRAMEWORK.years}</p>
      <a className="read" href={own.url}>
        {texts.read}
      </a>
      <p className="quiet">{FRAMEWORK.facts}</p>
      <p className="others quiet">{texts.others}</p>
      <ul>
        {others.map(({ lang, name, url }) => (
          <li key={lang}>
            <a className="other" href={url} lang={lang} aria-label={`${FRAMEWORK.title}: ${name}`}>
              <span className="name">{name}</span>
            </a>{' '}
            <span className="quiet">{FRAMEWORK.facts}</span>
          </li>
        ))}
      </ul>
      <a className="about" href={FRAMEWORK.landingPage}>
        {texts.about}
      </a>
    </article>
  );
}
