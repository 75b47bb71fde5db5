import { expect } from '@open-wc/testing';
import { explainFault } from '../../src/internal/json-fault.js';
import fc from '../helpers/fuzz.js';
import { anyJson } from '../helpers/hostile.js';

describe('a text that is not JSON', () => {
  for (const [text, place] of [
    ['', 'line 1, column 1: the end is missing, or a bracket too many'],
    [' \n ', 'line 2, column 2: the end is missing, or a bracket too many'],
    ['<!doctype html>', 'line 1, column 1: this is a web page'],
    ['{"a": 1,}', 'line 1, column 9: remove the comma before this'],
    ['{\n "list": [\n  {"tel": "116",}\n ]\n}', 'line 3, column 17: remove the comma before this'],
    ['[1,\r\n2,\r\n]', 'line 3, column 1: remove the comma before this'],
    ["{'a': 1}", 'line 1, column 2: write names, texts and telephone numbers in double quotes, in one line'],
    ['{a: 1}', 'line 1, column 2: write names, texts and telephone numbers in double quotes, in one line'],
    ['{“a”: 1}', 'line 1, column 2: write names, texts and telephone numbers in double quotes, in one line'],
    ['{"a": yes}', 'line 1, column 7: write names, texts and telephone numbers in double quotes, in one line'],
    ['{"tel": +254700}', 'line 1, column 9: write names, texts and telephone numbers in double quotes, in one line'],
    ['{"tel": 0800555}', 'line 1, column 10: write names, texts and telephone numbers in double quotes, in one line'],
    ['{"a": 1\n "b": 2}', 'line 2, column 2: a comma is missing before this'],
    ['[{} {}]', 'line 1, column 5: a comma is missing before this'],
    ['// members\n{}', 'line 1, column 1: remove the comment'],
    ['{} /* end */', 'line 1, column 4: remove the comment'],
    ['{"a": "one\ntwo"}', 'line 1, column 7: write names, texts and telephone numbers in double quotes, in one line'],
    ['{"a": "C:\\data"}', 'line 1, column 7: write names, texts and telephone numbers in double quotes, in one line'],
    ['{"a": "one\ttwo"}', 'line 1, column 7: write names, texts and telephone numbers in double quotes, in one line'],
    ['{"a": "\\u12G4"}', 'line 1, column 7: write names, texts and telephone numbers in double quotes, in one line'],
    ['{"a":1,,}', 'line 1, column 8: remove the comma before this'],
    ['{"a": <b>1</b>}', 'line 1, column 7: write names, texts and telephone numbers in double quotes, in one line'],
    ['\n<br />', 'line 2, column 1: this is a web page'],
    ['{"a": 1', 'line 1, column 8: the end is missing, or a bracket too many'],
    ['{"a": 1}}', 'line 1, column 10: the end is missing, or a bracket too many'],
    ['{"a"; 1}', 'line 1, column 5: write names, texts and telephone numbers in double quotes, in one line'],
  ] as const) {
    it(`is explained: ${JSON.stringify(text)}`, () => {
      expect(() => JSON.parse(text)).to.throw(SyntaxError);
      expect(explainFault(text)).to.equal(place);
    });
  }

  it('has its fault at the word where a character was added, or after it', () => {
    fc.assert(
      fc.property(anyJson, fc.nat(), fc.constantFrom(...',]}{["\':x0;'), (value, at, added) => {
        const text = JSON.stringify(value, null, 1) ?? 'null';
        const place = at % (text.length + 1);
        const broken = text.slice(0, place) + added + text.slice(place);
        fc.pre(!isJson(broken));
        const [, line, column] = /^line (\d+), column (\d+): ./.exec(explainFault(broken))!.map(Number);
        const lines = broken.split('\n');
        const found = lines.slice(0, line! - 1).join('\n').length + Number(line! > 1) + column! - 1;
        if (!/["x0]/.test(added) && !insideText(text, place))
          expect(found).to.be.within(startOfWord(text, place), broken.length);
      }),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function startOfWord(text: string, at: number): number {
  return at - /[\w.+-]*$/.exec(text.slice(0, at))![0].length;
}

function insideText(text: string, at: number): boolean {
  return (text.slice(0, at).replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1;
}
