export { acknowledgeAlert, acknowledgedAlerts } from './alerts';
export { elected, electedReference } from './elected';
export { sheets } from './sheets';
export { sites } from './sites';
