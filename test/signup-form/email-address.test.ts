import { expect } from '@open-wc/testing';
import { cleanAddress } from '../../src/signup-form/email-address.js';
import { suggestAddress } from '../../src/signup-form/mail-domains.js';
import fc from '../helpers/fuzz.js';
import { anyText } from '../helpers/hostile.js';

/** Escapes the characters that nobody sees. */
const visible = (text: string) =>
  JSON.stringify(text).replace(
    /[^ -~\p{L}\p{N}\p{P}]/gu,
    (sign) => `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );

describe('signup-form: a pasted address', () => {
  for (const pasted of [
    'mailto:ana@example.org',
    'MAILTO: ana@example.org',
    'mailto://ana@example.org',
    'mailto:ana@example.org?subject=Hello%20(you)&cc=bob@example.com',
    'mailto:%20ana%40example.org?body=a%40b',
    'Ana <ana@example.org>',
    '"Ana Maria (ECPAT)" <ana@example.org>;',
    '<ana@example.org>',
    '<mailto:ana@example.org>',
    'ana@example.org <ana@example.org>',
    'ana@example.org<mailto:ana@example.org>',
    '[ana@example.org](mailto:ana@example.org)',
    '(ana@example.org)',
    'Ana [ana@example.org]',
    'ana@example.org (Ana)',
    'Email: ana@example.org',
    'Эл. почта: ana@example.org',
    'ana@example.org.',
    'ana@example.org,',
    'ana@example.org; ',
    'ana@example.org…',
    '"ana@example.org"',
    '“ana@example.org”',
    '« ana@example.org »',
    "'ana@example.org",
    '• ana@example.org',
    'ana @ example.org',
    'ana@example .org',
    'ana@example. org',
    'ana@example.org\n',
    '\tana@example.org\u00a0',
    '\u3000ana@example.org\u2003',
    '\u200bana@example.org',
    'ana@exa\u00admple.org',
    '\u202aana@example.org\u202c',
    '\u200eana\u200f@example.org\ufeff',
    '\u2067ana@example.org\u2069',
    'ana@example.org\ufe0f\u200d',
    'ana＠example.org',
    'ａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ',
    'ana@example。org',
    'ana@example｡org',
  ]) {
    it(`[form-clean-address] is ana@example.org when it is ${visible(pasted)}`, () => {
      expect(cleanAddress(pasted)).to.equal('ana@example.org');
    });
  }

  for (const [pasted, expected] of [
    ['mailto:ana%2Bnews@example.org', 'ana+news@example.org'],
    ['o’hara@example.org', "o'hara@example.org"],
    ['ana\u2011maria@example\u2010site.org', 'ana-maria@example-site.org'],
    ['ana１２３＠example.org', 'ana123@example.org'],
    ['Ana <ana@exämple.org>.', 'ana@exämple.org'],
    ['ana@उदाहरण.भारत।', 'ana@उदाहरण.भारत'],
    ['ana@نامه\u200cای.example,', 'ana@نامه\u200cای.example'],
  ] as const) {
    it(`[form-clean-address] is ${expected} when it is ${visible(pasted)}`, () => {
      expect(cleanAddress(pasted)).to.equal(expected);
    });
  }

  for (const typed of [
    '',
    '   ',
    'ana',
    'ana@',
    '@example.org',
    'ana@example',
    'ana@@example.org',
    'Ana Maria ana@example.org',
    'ada example@example.org',
    'ana@example.org, bob@example.org',
    'ana@example.org;bob@example.org',
    'ana@example.org bob@example.org',
    'Ana <ana@example.org>, Bob <bob@example.org>',
    'mailto:ana@example.org,bob@example.org',
    'bob@old.example via List <list@example.org>',
    'ana@example.org. Bob',
    'ana(at)example.org',
    'ana [at] example.org',
    'ana@[192.0.2.1]',
    'ana@example.org:25',
    '{ana}+{news}@example.org',
    '-ana.-@example.org',
    '%20ana@example.org',
  ]) {
    it(`[form-clean-address] stays as it is when it is ${visible(typed)}`, () => {
      expect(cleanAddress(typed)).to.equal(typed);
    });
  }

  it('stays the same when it is tidy', () => {
    const local = fc.stringMatching(/^[\w.!#$%&*+/=?^`{|}~-]{1,20}$/).filter((text) => !/^`/.test(text));
    const domain = fc.stringMatching(/^[a-z\d](-?[a-z\d]){0,8}(\.[a-z\d]{1,8}){1,3}$/);
    fc.assert(
      fc.property(local, domain, (name, host) => {
        expect(cleanAddress(`${name}@${host}`)).to.equal(`${name}@${host}`);
      }),
    );
  });

  it('stays the same when it is cleaned again, whatever was pasted', () => {
    const around = fc.constantFrom(
      'mailto:',
      'Ana <',
      '>',
      '.',
      ', ',
      '\u200b',
      '\u202e',
      '＠',
      '@',
      '?',
      '(',
      ')',
      '"',
    );
    const pasted = fc.array(fc.oneof(around, fc.constant('ana@example.org'), anyText), { maxLength: 6 });
    fc.assert(
      fc.property(pasted, (pieces) => {
        const typed = pieces.join('');
        const cleaned = cleanAddress(typed);
        expect(cleanAddress(cleaned) === cleaned).to.be.true;
        if (cleaned !== typed) expect(cleaned).to.match(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);
      }),
    );
  });
});

describe('signup-form: a mistyped mail domain', () => {
  for (const [meant, slips] of [
    [
      'gmail.com',
      'gmial.com gamil.com gnail.com gmal.com gmil.com gmali.com gmaill.com ggmail.com GMAIL.CON gmail.con gmail.co ' +
        'gmail.cm gmail.om gmail.comm gmail.cpm gmail.ocm gmial.con gmail gmailcom gmail,com',
    ],
    ['hotmail.com', 'hotmial.com hotmal.com hotmai.com hotmaill.com hotmail.co hotmail.con hotmail'],
    ['yahoo.com', 'yahooo.com yaho.com yhaoo.com yahoo.con yahoo.co yahoo.cm'],
    ['outlook.com', 'outlok.com outllok.com oulook.com outlook.cm outloook.co'],
    ['icloud.com', 'iclod.com icould.com icloud.co'],
    ['laposte.net', 'lapost.net laposte.ney'],
    ['orange.fr', 'ornage.fr orage.fr'],
    ['mail.ru', 'mial.ru'],
    ['yandex.ru', 'yndex.ru yandx.ru'],
    ['hotmail.co.uk', 'hotmial.co.uk'],
    ['gmx.net', 'gmx.ney'],
  ] as const) {
    it(`[form-offer] is offered as ${meant} when it is one of: ${slips}`, () => {
      for (const slip of slips.split(' ')) expect(suggestAddress(`Ana.B@${slip}`), slip).to.equal(`Ana.B@${meant}`);
    });
  }

  it('[form-offer] is not offered when the domain is well known or may be another provider’s', () => {
    const others =
      'gmail.com hotmail.com GMX.net mail.ru example.org mail.com email.com ymail.com fmail.com gmx.de gmx.at gmx.com ' +
      'hotmail.fr hotmail.de hotmail.be yahoo.fr yahoo.de yahoo.ca yahoo.com.ar yahoo.com.tr yahoo.co.id live.fr live.de ' +
      'outlook.de outlook.com.br foxmail.com fastmail.com hanmail.net hushmail.com rocketmail.com yopmail.com zoho.com ' +
      'mai.ru main.ru bk.ru ya.ru yandex.com yandex.by inbox.lv inbox.com web.fr free.com orange.com cloud.com ' +
      'protonmail.ch proton.me online.de uol.com.ar wp.pl qq.com 163.com me.com aol.de mail web free ecpat.org gov.uk';
    for (const other of others.split(' ')) expect(suggestAddress(`ana@${other}`), other).to.equal(undefined);
  });

  it('is not offered when there is no address', () => {
    for (const typed of ['', 'gmial.com', '@gmial.com', 'ana@', 'ana@bob@gmial.com']) {
      expect(suggestAddress(typed), typed).to.equal(undefined);
    }
  });

  it('keeps the part before the @, and is well known when it is offered, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, fc.stringMatching(/^[gmailhotyu.com]{1,12}$/), (local, domain) => {
        const offered = suggestAddress(`${local}@${domain}`);
        if (offered === undefined) return;
        expect(offered.startsWith(`${local}@`)).to.be.true;
        expect(suggestAddress(offered)).to.equal(undefined);
      }),
    );
  });
});
