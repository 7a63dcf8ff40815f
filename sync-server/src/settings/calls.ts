export { chooseKeys } from './choose-keys';
export { writeReference } from './write-reference';
