import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { singleKeys } from '#shared/lib/single-keys';

import { grounds, type Ground } from './ground';
import { clashes, isBareKey, keyNames, ownKey, typedBy, type KeyPress } from './key-name';
import { createKeyRegistry, type BoundAction, type KeyRegistry } from './key-registry';

const letters = ['A', 'C', 'F', 'I', 'M', 'N', 'P', 'R', 'É'];
const digits = ['0', '1', '2', '9'];
const character = fc.constantFrom(...letters, ...digits);
const bareKey = fc.oneof(
  character,
  character.map((one) => `Maj ${one}`),
  fc.constantFrom('Suppr', '1…6', 'Maj 1…9', '+'),
);
const chord = fc.oneof(
  character.map((one) => `Alt ${one}`),
  fc.constantFrom('Alt ↑', 'Ctrl Z', 'Ctrl 1', 'Ctrl Entrée', 'F4', 'Maj F9', 'Échap', 'Entrée', '', '← →'),
);
const key = fc.oneof(bareKey, chord);
const ground = fc.constantFrom(...grounds.slice(0, 3));

/** An action whose id tells the key that it was bound to. */
const action = fc
  .record({ key, within: fc.uniqueArray(ground, { maxLength: 2 }), tells: fc.boolean(), disabled: fc.boolean() })
  .map((one): BoundAction => ({
    id: one.key,
    key: one.key,
    label: one.key,
    barLabel: '',
    group: '',
    bar: true,
    disabled: one.disabled,
    within: isBareKey(one.key) && one.within.length === 0 ? ['due'] : one.within,
    run: one.tells ? null : () => {},
  }));
const moment = fc.record({
  layers: fc.array(
    fc.record({
      depth: fc.constantFrom(0, 1),
      rank: fc.constantFrom(-1, 0, 1),
      form: fc.constantFrom('', 'form'),
      actions: fc.array(action, { maxLength: 12 }),
    }),
    { maxLength: 4 },
  ),
  held: fc.uniqueArray(fc.constantFrom<Ground>(...grounds.slice(0, 3), 'due'), { maxLength: 3 }),
  isDialogOpen: fc.boolean(),
  isFormOpen: fc.boolean(),
});
type Moment = typeof moment extends fc.Arbitrary<infer One> ? One : never;

const registryAt = (at: Moment): KeyRegistry => {
  const registry = createKeyRegistry();
  for (const layer of at.layers) registry.add(layer);
  if (at.isDialogOpen) registry.block(1);
  if (at.isFormOpen) registry.openForm('form', 0);
  registry.stand(at.held);
  return registry;
};

/** A letter or digit as keyboards send it: on a French one a digit is its place, with or without Maj. */
const press = fc.record({ of: character, shiftKey: fc.boolean() }).map(({ of, shiftKey }): KeyPress => {
  const isDigit = /\d/.test(of);
  return {
    key: isDigit ? (shiftKey ? of : '&') : shiftKey ? of : of.toLowerCase(),
    code: isDigit ? `Digit${of}` : `Key${of}`,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey,
  };
});

describe('the keys of one’s own', () => {
  it('with Alt or switched off, no letter and no digit alone ever runs anything', () => {
    fc.assert(
      fc.property(moment, press, fc.constantFrom('alt', 'off'), (at, pressed, single) => {
        const registry = registryAt(at);
        registry.choose(single);
        expect(registry.answering(keyNames(pressed))).toBeUndefined();
        expect(typedBy(pressed, single)).toBe('');
      }),
    );
  });

  it('with Alt, what a letter or digit ran alone is run with Alt, at the same moments', () => {
    fc.assert(
      fc.property(moment, press, (at, pressed) => {
        const plain = { ...pressed, shiftKey: false };
        const registry = registryAt(at);
        const alone = registry.answering(keyNames(plain));
        registry.choose('alt');
        const withAlt = registry.answering(keyNames({ ...plain, altKey: true }));
        expect(withAlt?.id).toBe(alone?.id);
        expect(typedBy({ ...plain, altKey: true }, 'alt')).toBe(typedBy(plain, 'alone'));
      }),
    );
  });

  it('alone, all is as it was before anybody could choose', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...singleKeys), (at, other) => {
        const registry = registryAt(at);
        const [active, named] = [registry.active(), registry.named()];
        expect(active.map(({ id, key: own }) => own === id)).not.toContain(false);
        registry.choose(other);
        registry.choose('alone');
        expect(registry.active()).toEqual(active);
        expect(registry.named()).toEqual(named);
      }),
    );
  });

  it('no key of one moment means two things, and every action is still there by its name', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...singleKeys), (at, single) => {
        const registry = registryAt(at);
        const ids = registry.named().map(({ id }) => id);
        registry.choose(single);
        const meant = new Map<string, Set<string>>();
        for (const { id, key: own } of registry.active())
          if (own !== '') meant.set(own, (meant.get(own) ?? new Set()).add(id));
        expect([...meant].filter(([, bound]) => bound.size > 1)).toEqual([]);
        expect(registry.named().map(({ id }) => id)).toEqual(ids);
      }),
    );
  });

  it('keys with Ctrl, F and the arrows stay, whatever is chosen; those with Alt stay within Alt', () => {
    fc.assert(
      fc.property(chord, fc.constantFrom(...singleKeys), (bound, single) => {
        const own = ownKey(bound, single);
        if (!bound.startsWith('Alt ') || single !== 'alt') expect(own).toBe(bound);
        else expect(own).toMatch(/^Alt /);
      }),
    );
  });

  it('two keys clash exactly when both become the same one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { maxLength: 20 }), fc.constantFrom(...singleKeys), (keys, single) => {
        const own = keys.map((one) => ownKey(one, single)).filter((one) => one !== '');
        expect(clashes(keys, single)).toHaveLength(own.length - new Set(own).size);
        for (const [a, b] of clashes(keys, single)) expect(ownKey(a, single)).toBe(ownKey(b, single));
      }),
    );
  });
});
