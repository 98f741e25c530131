import type { PersonKey } from '../persons.ts'

/** Directors who began between 1980 and 2000. */
export const sinceTheEighties = {
  bongJoonHo:
    'He studied sociology in Seoul and draws every shot before he films it. Monsters, trains, giant pigs and detectives: his films change their genre half-way, and always know who lives upstairs.',
  claireDenis:
    'She grew up in several countries of Africa, where her father was an official, and assisted Wenders and Jarmusch before her first film. She trusts in skin, music and ellipsis.',
  fernandoMeirelles:
    'Trained as an architect in São Paulo, he made experimental television and hundreds of commercials before *City of God*, directed with *Kátia Lund*, took him around the world.',
  guillermoDelToro:
    'He began with make-up effects in Mexico and fills notebooks with creatures before he writes a line. His monsters deserve sympathy; his men of order seldom do.',
  hayaoMiyazaki:
    'Born in Tokyo to a family that made parts for aeroplanes, he worked his way up from the drawing table and founded Studio Ghibli with Isao Takahata in 1985. He has announced his retirement several times.',
  janeCampion:
    'She studied anthropology and painting before film school in Sydney, where her first short won a Golden Palm. Strong-willed women in wide landscapes are at the heart of most of her work.',
  jeanPierreJeunet:
    'He began with animation and commercials, together with the comic artist Marc Caro. Their films, and later his own, look like clockwork toys with a heart.',
  johnLasseter:
    'An animator from California who was let go by Disney for his belief in computers. At Pixar he directed the shorts with a desk lamp that led to *Toy Story*.',
  juanJoseCampanella:
    'He worked in New York television for years and went home to Buenos Aires to make warm, wry films with *Ricardo Darín*. Two of them were nominated for the Oscar, and one won.',
  mathieuKassovitz:
    'The son of a director and a film editor, he acts and directs by turns. *La Haine*, made at twenty-seven, won him the director’s prize at Cannes; *Amélie* made him known to those who had not dared to see it.',
  miraNair:
    'Born in Odisha, she studied in Delhi and at Harvard and began with documentaries. Her features move between Bombay, Kampala, New York and a wedding in Delhi, where it rains.',
  nadineLabaki:
    'She grew up in Beirut during the war, in front of the television, and made music videos before her first film, *Caramel*. She likes to act beside people who have never acted.',
  peterJackson:
    'He baked latex masks in his parents’ oven in a village near Wellington and made his first film on weekends, over four years. Then he brought Middle-earth to New Zealand, where it has stayed.',
  quentinTarantino:
    'He learned film behind the counter of a video shop in California. His scripts take their time over breakfast, and pay their debts to every genre that respectable people looked down on.',
  spikeLee:
    'He grew up in Brooklyn, which he has filmed ever since, with his family behind and before the camera. Dramas, documentaries, music videos, and commercials with Michael Jordan.',
  wongKarWai:
    'Born in Shanghai, he came to Hong Kong at five and began as a writer of scripts. He prefers to find his films while they are shot, with the cameraman *Christopher Doyle*, music on the set and hardly a page in hand.',
  zachariasKunuk:
    'Born in a sod house near Igloolik, he sold soapstone carvings to buy a video camera. With neighbours he founded the first Inuit production company in Canada.',
  zhangYimou:
    'He worked on farms and in a cotton mill during the Cultural Revolution and sold his blood, it is told, to buy a camera. First a cameraman, he made the colour red his own, and staged the opening of the Olympic Games in Beijing.',
} as const satisfies Partial<Record<PersonKey, string>>
