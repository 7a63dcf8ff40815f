import type { TicketPageWords } from './words';

/** The words of the page of a ticket, in Portuguese. */
export const portugueseTicketPage: TicketPageWords = {
  lang: 'pt',
  dir: 'ltr',
  yourNumber: 'O seu número',
  waiting: 'Em espera',
  ahead: (people) => {
    if (people === 0) return 'É a próxima pessoa';
    return people === 1 ? '1 pessoa à sua frente' : `${people} pessoas à sua frente`;
  },
  wait: ({ fromMin, toMin }) =>
    fromMin === 0 ? `Espera estimada: menos de ${toMin} min` : `Espera estimada: ${fromMin} a ${toMin} min`,
  unknownWait: 'Ainda não sabemos estimar a sua espera.',
  stayNear: 'Fique por perto e siga também o ecrã da sala: é ele que conta.',
  desk: (number) => `balcão ${number}`,
  called: (desk) => `Dirija-se a: ${desk}`,
  calledSomewhere: 'É a sua vez: siga o ecrã da sala',
  serving: (desk) => `Está a ser atendido: ${desk}`,
  parked: (room) => `Aguarde aqui: ${room}`,
  parkedAnywhere: 'Aguarde: voltaremos a chamar',
  done: 'A sua visita terminou',
  noAnswer: 'O seu número foi chamado',
  noAnswerHint: 'Ninguém respondeu. Dirija-se à receção: a sua vez pode não estar perdida.',
  gone: 'Esta senha já não está em espera',
  goneHint: 'Se ainda cá está, dirija-se à receção.',
  refreshes: 'Esta página atualiza-se a cada 20 segundos.',
  stopRefresh: 'Não atualizar automaticamente',
  startRefresh: 'Atualizar automaticamente',
  refreshNow: 'Atualizar',
  untilMidnight: 'Esta página não contém nenhum nome e desaparece à meia-noite.',
  expired: 'Esta senha já não é mostrada',
  expiredHint: 'A página de uma senha só pode ser lida no próprio dia. Se ainda espera, dirija-se à receção.',
  trouble: 'A página não pode ser mostrada neste momento',
  troubleHint: 'O seu lugar na fila não mudou. A página tenta de novo sozinha; siga o ecrã da sala.',
  ask: 'Como correu a sua visita?',
  scale: '0 = muito mal, 10 = muito bem',
  askTheme: 'Sobre o quê? (facultativo)',
  themes: { welcome: 'O acolhimento', wait: 'A espera', answer: 'A resposta', place: 'O local', other: 'Outra coisa' },
  anonymous: 'A sua resposta é anónima: não está ligada nem a si nem à sua senha.',
  send: 'Enviar',
  thanks: 'Obrigado, a sua opinião foi registada.',
  privacy: {
    title: 'Os seus dados',
    who: (commune) => `Responsável: câmara municipal, ${commune}.`,
    why: 'A sua visita é registada para o atender na sua vez e organizar a receção.',
    kept: ({ unit, number }) => `O que terminou é apagado ao fim de ${number} ${unit === 'months' ? 'meses' : 'dias'}.`,
    noAge: 'A câmara ainda não fixou um prazo: nada é apagado pela sua idade.',
    rights: 'Pode pedir para ver estes dados, corrigi-los ou apagá-los, e dirigir-se à CNIL (cnil.fr). Contacto:',
  },
};
