export { writeReference } from './write-reference';
