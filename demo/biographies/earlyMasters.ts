import type { PersonKey } from '../persons.ts'

/** Directors who began before 1950. */
export const earlyMasters = {
  akiraKurosawa:
    'Kurosawa trained as a painter before he became an assistant director in Tokyo. *Rashomon* opened the West’s eyes to Japanese film in 1951; the samurai, swordsmen and officials of his later work have been borrowed by westerns and space operas alike.',
  alfredHitchcock:
    'A greengrocer’s son from London who drew title cards for silent films and ended as the one director whom every viewer knew by his shadow. He made more than fifty features, most of them about people who are watched, chased or guilty of something.',
  carolReed:
    'An actor from London turned director, Reed made three films in a row in the late forties, *Odd Man Out*, *The Fallen Idol* and *The Third Man*, that put him among the foremost in the world. He won an Oscar much later, for the musical *Oliver!*',
  charlieChaplin:
    'Born in London to music-hall singers and partly raised in the workhouse, Chaplin became the most famous man alive with a bowler, a cane and a walk. He wrote, directed, produced, cut and scored his own films.',
  federicoFellini:
    'He came from Rimini, drew caricatures and wrote for *Rossellini* before he filmed circuses, seaside towns and his own dreams. Four of his films won the Oscar for the best in a foreign language.',
  fritzLang:
    'Born in Vienna, Lang built cities, dragons and master criminals in the studios of Berlin. He left Germany in 1933 and made another twenty years of films in Hollywood, many of them dark.',
  georgesMelies:
    'A Paris magician who owned the theatre of Robert-Houdin, Méliès saw the first films in 1895 and at once looked for the tricks in them. He made some five hundred, lost everything, and sold toys at Montparnasse station before he was found again.',
  ingmarBergman:
    'A pastor’s son from Uppsala who spent his summers filming and his winters in the theatre. His chamber films, with the same few actors year after year, look at faith, marriage and fear from very close.',
  lotteReiniger:
    'As a girl in Berlin she cut silhouettes of actors; as a young woman she taught them to move. She made more than forty films with scissors, paper and lead, on a trick table that already had several planes of glass.',
  michaelCurtiz:
    'Born in Budapest, Curtiz had directed dozens of films in Hungary and Austria before Hollywood called him in 1926. At one studio he made more than eighty more, swashbucklers, musicals and melodramas, at a speed that his English never matched.',
  orsonWelles:
    'At twenty-three he frightened America with a radio play about Martians; at twenty-five he made *Citizen Kane*. For the rest of his life he acted in other people’s films to pay for his own, not all of which were finished.',
  robertWiene:
    'Wiene came to film from law and the theatre and is remembered for the crooked streets of *Caligari*. He later made *The Hands of Orlac*, with the same leading man, and died in exile in Paris in 1938.',
  satyajitRay:
    'A graphic artist from Calcutta who designed books and founded a film society before he made his first film, in his thirties. He also wrote the music of most of his films, drew their posters, and published detective stories for children.',
  vittorioDeSica:
    'First a matinée idol, then the director of four of the great films of *neorealism*, most of them written with Cesare Zavattini. All his life he went on acting in comedies, and gambling.',
  yasujiroOzu:
    'Ozu worked for one studio nearly all his life and filmed, again and again, families who are about to part. His camera sits at the height of somebody kneeling on a mat. He died on his sixtieth birthday.',
  youssefChahine:
    'Born in Alexandria, Chahine studied acting in California and made films in Egypt for nearly sixty years: melodramas, musicals, epics, and four films about himself. He gave *Omar Sharif* his first part.',
} as const satisfies Partial<Record<PersonKey, string>>
