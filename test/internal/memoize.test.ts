import { expect } from '@open-wc/testing';
import { memoize, memoizeLast } from '../../src/internal/memoize.js';

describe('memoize', () => {
  it('computes the result of each key once', () => {
    const keys: string[] = [];
    const lengthOf = memoize((key) => keys.push(key) && { length: key.length });
    const [one, other] = [lengthOf('one'), lengthOf('other')];
    expect([one, other]).to.deep.equal([{ length: 3 }, { length: 5 }]);
    expect(lengthOf('one')).to.equal(one);
    expect(lengthOf('other')).to.equal(other);
    expect(keys).to.deep.equal(['one', 'other']);
  });

  it('caches results that are falsy', () => {
    for (const result of [false, 0, '', null]) {
      let calls = 0;
      const constant = memoize(() => ++calls && result);
      expect([constant('key'), constant('key'), calls]).to.deep.equal([result, result, 1]);
    }
  });

  it('takes the names of an object’s own methods as keys', () => {
    const same = memoize((key) => `${key}!`);
    expect(['constructor', '__proto__', ''].map(same)).to.deep.equal(['constructor!', '__proto__!', '!']);
  });

  it('computes again after an error', () => {
    let calls = 0;
    const fails = memoize(() => {
      if (++calls === 1) throw new RangeError('unknown');
      return 'known';
    });
    expect(() => fails('key')).to.throw(RangeError);
    expect(fails('key')).to.equal('known');
  });
});

describe('memoizeLast', () => {
  it('computes again only when the arguments change', () => {
    let calls = 0;
    const add = memoizeLast((one: number, two: number) => ++calls && one + two);
    expect([add(1, 2), add(1, 2), add(2, 2), add(1, 2), calls]).to.deep.equal([3, 3, 4, 3, 3]);
  });

  it('compares arguments by identity', () => {
    const copy = memoizeLast((list: readonly number[]) => [...list]);
    const list = [1];
    const result = copy(list);
    expect(copy(list)).to.equal(result);
    expect(copy([1])).not.to.equal(result);
  });

  it('caches a result that is undefined', () => {
    let calls = 0;
    const nothing = memoizeLast((_value: number): undefined => void calls++);
    nothing(1);
    nothing(1);
    expect(calls).to.equal(1);
  });
});
