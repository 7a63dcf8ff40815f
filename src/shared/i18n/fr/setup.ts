/** Texts of what is still to be set in a new town hall. */
export const setupText = {
  title: 'Pour finir la mise en place',
  steps: {
    agents: 'Nommer les agents',
    hours: 'Vérifier les horaires',
    printer: 'Choisir l’imprimante',
    desk: 'Ajouter un deuxième poste',
  },
  done: 'fait',
  hoursAreRight: 'Ils sont justes',
  dismiss: 'Ne plus afficher',
} as const;
