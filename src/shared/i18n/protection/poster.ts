import { paperText, row, type PaperRow, type PaperText, type PaperWords } from './paper-rows';
import { sayKept } from './section';

const text = (value: string): PaperRow => row('', value);

const howLong = ({ kept }: PaperWords): string =>
  kept === null
    ? 'La durée n’est pas encore fixée\u00A0: rien n’est supprimé par son âge.'
    : `Vos visites et demandes terminées\u00A0: ${sayKept(kept.records)}. Votre fiche\u00A0: ${sayKept({ unit: 'months', number: kept.personMonths })} sans nouvelle saisie, quand il n’en reste rien d’autre.`;

/** The notice at the reception: one page for whoever comes. */
export const posterText: PaperText = {
  title: 'Vos données à l’accueil',
  blocks: (words) => {
    const { commune, address, phone, dpoContact, channels } = words;
    return [
      {
        title: 'Qui en est responsable',
        rows: [text([paperText.townHall(commune), address, phone].filter((part) => part !== '').join(', '))],
      },
      {
        title: 'Pourquoi elles sont notées',
        rows: [text('Pour prendre votre rendez-vous, vous recevoir à votre tour et suivre votre demande.')],
      },
      {
        title: 'Lesquelles, et qui les voit',
        rows: [
          text(
            'Votre nom\u00A0; votre date de naissance, vos coordonnées et le numéro de votre pré-demande si vous les donnez\u00A0; vos rendez-vous, passages et demandes. Les agents de ce site les voient. Les écrans, la borne et le ticket ne portent jamais votre nom.',
          ),
          ...(channels !== null && !channels.email && !channels.sms
            ? []
            : [
                text(
                  'Si vous demandez un message pour votre rendez-vous, le prestataire qui l’envoie reçoit votre adresse ou votre numéro.',
                ),
              ]),
        ],
      },
      { title: 'Combien de temps', rows: [text(howLong(words))] },
      {
        title: 'Vos droits',
        rows: [
          text(
            'Vous pouvez demander à voir vos données, à les corriger, à les effacer, à en limiter l’usage ou vous y opposer. La mairie répond dans le mois, et vous prévient si elle a besoin de deux mois de plus. En cas de désaccord, vous pouvez saisir la CNIL\u00A0: www.cnil.fr.',
          ),
        ],
      },
      { title: 'À qui vous adresser', rows: [text(dpoContact)] },
    ];
  },
  foot: () => [],
};
