import type { CitizenValues } from '../../domain/model/citizen';
import { peopleText } from '../fr/people';
import { foldText } from '../../lib/fold-text';
import { phoneInPairs } from '../../lib/phone';

const plain = (text: string): string => foldText(text).replaceAll(' ', '');

/** What is typed before a person is erased: the last name, or by what else they are known; a word of ours where nothing can be typed. */
export const wordToType = ({ lastName, firstName, phone, email }: CitizenValues): string =>
  [lastName, firstName, phoneInPairs(phone), email].find((one) => plain(one) !== '') ?? peopleText.erase.word;

/** Whether it was typed: case, accents, hyphens and spaces do not count. */
export const isTypedWord = (typed: string, word: string): boolean =>
  plain(typed) !== '' && plain(typed) === plain(word);
