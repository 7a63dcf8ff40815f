export { lease, reserveSlot } from './holds';
