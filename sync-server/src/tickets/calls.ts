export { callNext } from './call-next';
export { issueNumber, releaseNumber } from './numbers';
