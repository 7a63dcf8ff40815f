export { acknowledgeAlert, acknowledgedAlerts } from './alerts';
export { elected, electedReference, publishedMonths } from './elected';
export { sheets } from './sheets';
export { sites } from './sites';
