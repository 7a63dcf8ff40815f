export { chooseKeys, chooseTextSize } from './choose-own';
export { writeReference } from './write-reference';
