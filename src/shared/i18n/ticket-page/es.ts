import type { TicketPageWords } from './words';

/** The words of the page of a ticket, in Spanish. */
export const spanishTicketPage: TicketPageWords = {
  lang: 'es',
  dir: 'ltr',
  yourNumber: 'Su número',
  waiting: 'En espera',
  ahead: (people) => {
    if (people === 0) return 'Usted es la próxima persona';
    return people === 1 ? '1 persona antes que usted' : `${people} personas antes que usted`;
  },
  wait: ({ fromMin, toMin }) =>
    fromMin === 0 ? `Espera estimada: menos de ${toMin} min` : `Espera estimada: de ${fromMin} a ${toMin} min`,
  unknownWait: 'Todavía no podemos estimar su espera.',
  stayNear: 'Quédese cerca y siga también la pantalla de la sala: es la que vale.',
  desk: (number) => `mostrador ${number}`,
  called: (desk) => `Diríjase a: ${desk}`,
  calledSomewhere: 'Es su turno: siga la pantalla de la sala',
  serving: (desk) => `Le están atendiendo: ${desk}`,
  parked: (room) => `Espere aquí: ${room}`,
  parkedAnywhere: 'Espere: le volverán a llamar',
  done: 'Su visita ha terminado',
  noAnswer: 'Se ha llamado a su número',
  noAnswerHint: 'Nadie respondió. Diríjase a la recepción: quizá no haya perdido su turno.',
  gone: 'Este turno ya no está en espera',
  goneHint: 'Si sigue aquí, diríjase a la recepción.',
  refreshes: 'Esta página se actualiza cada 20 segundos.',
  stopRefresh: 'No actualizar automáticamente',
  startRefresh: 'Actualizar automáticamente',
  refreshNow: 'Actualizar',
  untilMidnight: 'Esta página no contiene ningún nombre y desaparece a medianoche.',
  expired: 'Este turno ya no se muestra',
  expiredHint: 'La página de un turno solo se puede leer el mismo día. Si sigue esperando, diríjase a la recepción.',
  trouble: 'La página no se puede mostrar en este momento',
  troubleHint: 'Su lugar en la cola no ha cambiado. La página lo intentará de nuevo; siga la pantalla de la sala.',
  ask: '¿Cómo fue su visita?',
  scale: '0 = muy mal, 10 = muy bien',
  askTheme: '¿Sobre qué? (opcional)',
  themes: {
    welcome: 'La acogida',
    wait: 'La espera',
    answer: 'La respuesta',
    place: 'Las instalaciones',
    other: 'Otra cosa',
  },
  anonymous: 'Su respuesta es anónima: no está vinculada ni a usted ni a su turno.',
  send: 'Enviar',
  thanks: 'Gracias, su opinión ha quedado registrada.',
  privacy: {
    title: 'Sus datos',
    who: (commune) => `Responsable: ayuntamiento, ${commune}.`,
    why: 'Su visita se anota para atenderle en su turno y organizar la recepción.',
    kept: ({ unit, number }) =>
      `Lo que ha terminado se borra después de ${number} ${unit === 'months' ? 'meses' : 'días'}.`,
    noAge: 'El ayuntamiento aún no ha fijado un plazo: nada se borra por su antigüedad.',
    rights: 'Puede pedir ver estos datos, corregirlos o borrarlos, y dirigirse a la CNIL (cnil.fr). Contacto:',
  },
};
