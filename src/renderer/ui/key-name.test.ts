import { describe, expect, it } from 'vitest';

import { digitsTo, isReservedKey, keyNames, type KeyPress } from './key-name';

const press = (patch: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...patch,
});

describe('keyNames', () => {
  it('names keys as they stand on the buttons', () => {
    expect(keyNames(press({ key: 'F8', code: 'F8' }))).toEqual(['F8']);
    expect(keyNames(press({ key: 'F9', code: 'F9', shiftKey: true }))).toEqual(['Maj F9']);
    expect(keyNames(press({ key: 'Enter', code: 'Enter', ctrlKey: true }))).toEqual(['Ctrl Entrée']);
    expect(keyNames(press({ key: 'k', code: 'KeyK', ctrlKey: true }))).toEqual(['Ctrl K']);
    expect(keyNames(press({ key: 'p', code: 'KeyP', altKey: true }))).toEqual(['Alt P']);
    expect(keyNames(press({ key: 'Escape', code: 'Escape' }))).toEqual(['Échap']);
  });

  it('takes digits by their place, so that a French keyboard needs no Maj', () => {
    expect(keyNames(press({ key: 'é', code: 'Digit2' }))).toEqual(['2']);
    expect(keyNames(press({ key: '2', code: 'Digit2', shiftKey: true }))).toEqual(['Maj 2', '2']);
    expect(keyNames(press({ key: '7', code: 'Numpad7' }))).toEqual(['7']);
    expect(keyNames(press({ key: '&', code: 'Digit1', ctrlKey: true }))).toEqual(['Ctrl 1']);
  });
});

describe('digitsTo', () => {
  it('is a range, and one digit where there is one alone', () => {
    expect([1, 2, 9].map(digitsTo)).toEqual(['1', '1…2', '1…9']);
  });
});

describe('isReservedKey', () => {
  it('keeps typing free and function keys ours', () => {
    expect(['F3', 'Maj F7', 'Ctrl F8', 'Ctrl K', 'Alt P'].every(isReservedKey)).toBe(true);
    expect(['1', 'Maj 1', 'T', 'Échap', '←'].some(isReservedKey)).toBe(false);
  });
});
