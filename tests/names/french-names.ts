/** Last names of the benchmark's town with their weight: frequent ones are shared by hundreds, the tail is made of syllables. */
export const frequentNames: readonly [string, ...string[]] = split(`
  Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand
  Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin
  Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu
  Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière
  Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger
  Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq
  Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur
  Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard
  Maillard Baron Bertin Bailly Hervé Schneider Fernandez Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Cousin
  Germain Breton Besson Langlois Rémy Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal Weber Mallet Hamon Boulanger
  Jacob Monnier Michaud Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier Collin Chauvin Bouchet Gay
  Lemaître Bénard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier Pichon Lejeune Gilbert Lamy Delaunay
  Pasquier Carlier Laporte Gros Buisson Briand Alexandre Georges Maillot Gonzalez Coulon Marion Albert Imbert Besnard
  Rousset Couturier Delattre Texier Vallet Chauvet Rault Auger Poulet Ferrand Grandjean Petitjean Kerdoncuff Guéguen
  Tanguy Riou Quéré Guillou Briec Madec Cadiou Salaün Poupon Ollivier Jourdain Anquetil Simonet Guilbert Bodin Dubœuf
  Cœuret Lecœur Berthelot Renaudin Cottin Delcroix Wagner Kuntz Zimmermann Schmidt Fischer Hirsch Keller Vogel Ziegler
  Bouchard Poitevin Quentin Quintard Maupin Chateau Thibault Thiébaut Hébert Aubin Pothier Philippon Gueydon Guitton
`);

/** Names from near and far, short ones among them. */
export const foreignNames: readonly [string, ...string[]] = split(`
  Nguyen Tran Ly Pham Le Huynh Vo Dang Bui Bà Sow Sarr Diallo Traoré Keïta Touré Cissé Coulibaly Konaté Camara Diarra
  Sissoko N’Diaye N’Guessan M’Baye Kouamé Kouassi Koffi Mensah Owusu Benkhelifa Benali Benaïssa Bouazza Boumédiène Haddad
  Mansouri Belkacem Hamidi Khelifi Zerrouki Cherif Saïdi Ziani Ouali Abdallah Öztürk Yılmaz Kaya Demir Çelik Arslan Yıldız
  Doğan Şahin Aydın Da_Silva Dos_Santos Pereira Ferreira Oliveira Gonçalves Rodrigues Fernandes Carvalho Teixeira Moreira
  Muñoz Ibáñez Núñez Rossi Russo Bianchi Esposito Ricci Marino Zanetti Nowak Kowalski Kowalczyk Wiśniewski Wójcik
  Lewandowski Popescu Ionescu Dumitru Stoica Grigorian Sarkissian Petrossian Ivanov Petrov Smith Taylor Singh Kumar Patel
  Chen Wang Li Zhang Liu Wu Xu Hadjadj Cheikh Soumaré Fofana Bamba Yao Doumbia Makiadi Mbemba Ilunga Rakotomalala
  Razafindrakoto Ben_Youssef El_Amrani Aït_Ouali Ould_Brahim Bel_Hadj El_Idrissi Ben_Salah Aït_Ahmed
`);

/** Beginnings of particle names. */
export const particles: readonly [string, ...string[]] = split(`
  Le_ Le_ Le_ La_ de_ de_ de_La_ du_ d’ d’ Des_ Van_ Van_den_ von_ L’ Saint- Sainte- De_
`);

export const particleCores: readonly [string, ...string[]] = split(`
  Goff Bihan Dantec Gall Roux Borgne Hérouville Aubigny Motte Villedieu Plessis Essarts Berghe Lauterbach Hostis Martin
  Croix Bris Guen Corre Fur Meur Brun Tallec Moigne Bourg Chesnay Rochette Fontenay Estaing Ormesson Hulst Velde Mare
`);

export const starts: readonly [string, ...string[]] = split(`
  Ab Al An Ar Aub Bal Bar Bas Beau Bel Ber Bil Blan Boi Bon Bor Bou Bran Bré Brou Cal Cam Can Car Cas Cha Chan Char Chau
  Chou Clé Col Cor Cou Cré Dal Dan Dar Dau Del Des Dou Du Du Es Fal Far Fau Fer Fla Fon For Fou Fra Fré Gal Gar Gau Gen
  Ger Gi Glan Go Gou Gran Gri Gué Gui Hau Hé Hou Jac Jan Jo Jou Ju La Lan Lar Lau Lé Lon Lou Lu Ma Mai Mal Man Mar Mas Mau
  Mé Mi Mon Mor Mou Na Nau Ni Noi Ou Pa Pail Pan Par Pas Pau Pel Per Pi Plan Poi Pon Por Pou Pré Prou Qué Qui Ra Ram Ré
  Ri Ro Roc Ron Rou Ru Sa Sal San Sau Sé Ser Si Sou Ta Tail Tar Té Ti Tou Tré Tri Va Val Van Vas Vau Ver Vi Vil Vin Vo
`);
export const middles: readonly [string, ...string[]] = split(`
  _ _ _ _ ba be bi bo cha che co da de di do du fa fe ga ge gi go gue la le li lo lu ma me mi mo na ne ni no pa pe pi po
  ra re ri ro sa se si so ta te ti to va ve vi vo
`);
export const ends: readonly [string, ...string[]] = split(`
  ier eau ot et ard in on ault oux ac ez aud ois ais elle el ette ien ain ant ent eron elin ery y é as is us ert aux eaux
  quet chet lier mont val court bert rand din teau tin lot not rin ron ret ry let lon nard nier quin gnon gneau dier guet
`);

export const firstNamesMore: readonly [string, ...string[]] = split(`
  Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Jacqueline Anne Sylvie Martine Nicole Sophie Hélène Christine
  Christiane Christelle Christophe Philippe Joseph Stéphanie Céline Julie Laura Pauline Mathilde Lucie Élise Alice Juliette
  Charlotte Emma Jade Louise Léa Chloé Inès Zoé Éva Agathe Océane Manon Camille Sarah Élodie Aurélie Mélanie Virginie Karine
  Corinne Véronique Patricia Brigitte Chantal Danielle Denise Yvette Simone Odette Ginette Thérèse Geneviève Jean Pierre
  Michel André Philippe René Louis Alain Jacques Bernard Marcel Daniel Roger Robert Paul Claude Christian Henri Georges
  Nicolas François Patrick Gérard Joseph Julien Maurice Laurent Frédéric Éric David Stéphane Pascal Sébastien Alexandre
  Thomas Dominique Olivier Vincent Guillaume Antoine Maxime Romain Kévin Anthony Benjamin Florian Quentin Clément Hugo
  Lucas Théo Enzo Mathis Raphaël Gabriel Arthur Ethan Nathan Léo Tom Noah Sacha Timéo Mohamed Ahmed Karim Rachid Farid
  Fatima Khadija Aïcha Samira Nadia Leïla Yasmina Mehmet Mustafa Ayşe Emre Zeynep Elif Fatoumata Aminata Mariam Mamadou
  Ibrahima Ousmane Moussa Sékou Thi_Mai Minh_Anh Wei Ana João Maria José Carlos Manuel Giulia Marco Piotr Agnieszka Ioana
  Andrei Nuria Ángel Svetlana Yannick Gwenaëlle Nolwenn Ronan Loïc Maël Gaëlle Solène Tiphaine Enora Jean-Baptiste
  Jean-François Jean-Pierre Jean-Luc Jean-Claude Jean-Michel Marie-Claude Marie-Thérèse Marie-Christine Anne-Marie
  Anne-Laure Pierre-Yves François-Xavier Marie-Ange Anne-Sophie Jean-Marc Jean-Paul Marc-Antoine Rose-Marie Lou-Anne
`);

function split(text: string): readonly [string, ...string[]] {
  const [first = '', ...rest] = text
    .trim()
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' '));
  return [first, ...rest];
}
