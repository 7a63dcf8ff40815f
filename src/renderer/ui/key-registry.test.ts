import { describe, expect, it } from 'vitest';

import { createKeyRegistry, type ActiveAction } from './key-registry';

const action = (id: string, key: string): ActiveAction => ({
  id,
  key,
  label: id,
  barLabel: id,
  group: '',
  bar: false,
  disabled: false,
  run: () => {},
});

describe('createKeyRegistry', () => {
  it('puts the panel before the screen and the screen before the shell', () => {
    const registry = createKeyRegistry();
    registry.add({ depth: 0, rank: -1, actions: [action('shell', 'F1')] });
    registry.add({ depth: 0, rank: 0, actions: [action('screen', 'F8')] });
    const leave = registry.add({ depth: 0, rank: 1, actions: [action('panel', 'F8')] });
    expect(registry.active().map((one) => one.id)).toEqual(['panel', 'screen', 'shell']);
    leave();
    expect(registry.active().map((one) => one.id)).toEqual(['screen', 'shell']);
  });

  it('leaves only the keys of a dialog while it is open', () => {
    const registry = createKeyRegistry();
    registry.add({ depth: 0, rank: 0, actions: [action('screen', 'F8')] });
    registry.add({ depth: 1, rank: 0, actions: [action('dialog', '1')] });
    const close = registry.block(1);
    expect(registry.active().map((one) => one.id)).toEqual(['dialog']);
    close();
    expect(registry.active()).toHaveLength(2);
  });

  it('gives the same array until something changes, and says when it does', () => {
    const registry = createKeyRegistry();
    let heard = 0;
    const stop = registry.subscribe(() => (heard += 1));
    expect(registry.active()).toBe(registry.active());
    registry.add({ depth: 0, rank: 0, actions: [action('screen', 'F8')] });
    stop();
    registry.add({ depth: 0, rank: 0, actions: [action('other', 'F9')] });
    expect(heard).toBe(1);
  });
});
