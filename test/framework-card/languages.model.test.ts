import { expect } from '@open-wc/testing';
import { languageIn, languageOfFile, readTag, saysMore } from '../../src/framework-card/languages.model.js';

describe('framework-card: the language of a link', () => {
  for (const [mark, expected] of [
    ['fr', 'fr'],
    [' FR ', 'fr'],
    ['fr_FR', 'fr-FR'],
    ['fr_FR.UTF-8', 'fr-FR'],
    ['sr_RS@latin', 'sr-RS'],
    ['pt_BR', 'pt-BR'],
    ['fra', 'fr'],
    ['fre', 'fr'],
    ['“fr”', 'fr'],
    ['french', 'fr'],
    ['Français', 'fr'],
    ['francais', 'fr'],
    ['Spanish', 'es'],
    ['русский', 'ru'],
    ['x-default', undefined],
    ['english!', undefined],
    ['fr, en', undefined],
    ['', undefined],
  ] as const) {
    it(`[card-unmarked] is ${expected ?? 'unknown'} when the mark is "${mark}"`, () => {
      expect(readTag(mark)).to.equal(expected);
    });
  }

  for (const [text, expected] of [
    ['Français', 'fr'],
    ['French (PDF)', 'fr'],
    ['FRANÇAIS – PDF, 2.4 MB', 'fr'],
    ['Annual report – Español', 'es'],
    ['Annual report (Portuguese)', 'pt'],
    ['Version française', 'fr'],
    ['Versión en inglés', 'en'],
    ['English version', 'en'],
    ['Download in French', 'fr'],
    ['Télécharger en anglais', 'en'],
    ['Report in English', 'en'],
    ['Rapport sur l’année 2025 en français (PDF)', 'fr'],
    ['FR', 'fr'],
    ['EN PDF', 'en'],
    ['العربية', 'ar'],
    ['中文', 'zh'],
    ['Tiếng Việt', 'vi'],
    ['Русский (PDF, 2,4 МБ)', 'ru'],
    ['Report (fr)', 'fr'],
    ['Read it: our report', undefined],
    ['Annual report', undefined],
    ['Report of the Russian Federation', undefined],
    ['The Spanish hotline in 2024', undefined],
    ['Download', undefined],
    ['PDF', undefined],
  ] as const) {
    it(`[card-unmarked] is ${expected ?? 'unknown'} when the text is "${text}"`, () => {
      expect(languageIn(text)).to.equal(expected);
    });
  }

  for (const [path, expected] of [
    ['/report-fr.pdf', 'fr'],
    ['/uploads/2026/11/Report_ES.pdf', 'es'],
    ['/report-pt-BR.pdf', 'pt-BR'],
    ['/report-fr-1.pdf', 'fr'],
    ['/report.ru.docx', 'ru'],
    ['/fr/rapport.pdf', 'fr'],
    ['/pt-br/relatorio', 'pt'],
    ['/informe-de-progreso.pdf', undefined],
    ['/my/report.pdf', undefined],
    ['/report.pdf', undefined],
    ['/', undefined],
  ] as const) {
    it(`[card-unmarked] is ${expected ?? 'unknown'} when the file is ${path}`, () => {
      expect(languageOfFile(path)).to.equal(expected);
    });
  }
});

describe('framework-card: the cost of a link', () => {
  it('needs few Intl objects when a title names no language or a language of the network', () => {
    const { DisplayNames } = Intl;
    const made: unknown[] = [];
    const counting = class extends DisplayNames {
      constructor(...values: ConstructorParameters<typeof DisplayNames>) {
        super(...values);
        made.push(values[0]);
      }
    };
    Object.assign(Intl, { DisplayNames: counting });
    try {
      for (const text of ['Our annual report', 'Annual report 2031', 'Rapport 2031 (FR)', 'German', 'Allemande']) {
        languageIn(text);
        saysMore('Annual report', 'en');
      }
    } finally {
      Object.assign(Intl, { DisplayNames });
    }
    expect(made.length).to.be.at.most(5);
  });
});

describe('framework-card: the text of a link', () => {
  for (const [text, lang, expected] of [
    ['Français', 'fr', false],
    ['French (PDF)', 'fr', false],
    ['Download PDF', 'en', false],
    ['Version française', 'fr', false],
    ['Català', 'ca', false],
    ['French (PDF, 2.4 MB)', 'fr', true],
    ['Français facile à lire', 'fr', true],
    ['Annual report 2025', 'en', true],
    ['Rapport annuel – Français', 'fr', true],
  ] as const) {
    it(`says ${expected ? 'more' : 'no more'} than the language ${lang}: "${text}"`, () => {
      expect(saysMore(text, lang)).to.equal(expected);
    });
  }
});
