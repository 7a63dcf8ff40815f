import { loadedPlace } from './loaded-place';

/** The places that are not part of what the window starts with. */
export const loadedPlaces = {
  agenda: loadedPlace('agenda', async () => (await import('../features/agenda/agenda-screen')).AgendaScreen),
  requests: loadedPlace('requests', async () => (await import('../features/requests/requests-screen')).RequestsScreen),
  supervision: loadedPlace(
    'supervision',
    async () => (await import('../features/supervision/supervision-screen')).SupervisionScreen,
  ),
  steering: loadedPlace('steering', async () => (await import('../features/steering/steering-screen')).SteeringScreen),
  conflicts: loadedPlace(
    'conflicts',
    async () => (await import('../features/conflicts/conflicts-screen')).ConflictsScreen,
  ),
  settings: loadedPlace('settings', async () => (await import('../features/settings/settings-screen')).SettingsScreen),
} as const;
