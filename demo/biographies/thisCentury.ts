import type { PersonKey } from '../persons.ts'

/** Directors who began in this century, or close to it. */
export const thisCentury = {
  apichatpongWeerasethakul:
    'He grew up in Khon Kaen as the son of two doctors, studied architecture there and film in Chicago. Ghosts, hospitals and sleep recur in his films and installations. His friends call him *Joe*.',
  asgharFarhadi:
    'He studied theatre in Tehran and wrote for television. His films begin as a small mishap among decent people and do not let go; two of them have won the Oscar for the best in a foreign language.',
  barryJenkins:
    'He grew up in the same part of Miami as the author of the play that became *Moonlight*, and shot his first feature for about fifteen thousand dollars. His camera looks people in the eye.',
  celineSciamma:
    'She studied screenwriting in Paris, and her graduation script became her first film. Girls and women who look at one another are her subject, in water, in suburbs and by candlelight.',
  celineSong:
    'Born in South Korea, she moved to Canada as a child and became a playwright in New York. *Past Lives* was her first film.',
  ciroGuerra:
    'Born in a small town in the north of Colombia, he finished his first feature at twenty-three. His journeys through rivers and deserts listen to those who were there before.',
  gavinHood:
    'Born in Johannesburg, he studied law there and film in Los Angeles, and has acted himself. *Tsotsi* brought South Africa its first Oscar for a film.',
  gretaGerwig:
    'She began as an actor and writer of very small films in New York. The first three features that she directed alone were all nominated for the Oscar as best picture.',
  haifaaAlMansour:
    'The first woman of Saudi Arabia to direct a feature, she grew up in a country without cinemas, one of twelve children, on video tapes from the shop.',
  jasmilaZbanic:
    'She was a teenager in Sarajevo when the siege began. Her first feature, *Grbavica*, won the Golden Bear; before film she worked as a puppeteer and a clown.',
  justineTriet:
    'She studied painting in Paris and came to film by way of documentaries about crowds and elections. With *Anatomy of a Fall* she became the third woman to win the Palme d’Or.',
  moulySurya:
    'Born in Jakarta, she studied in Australia. Each of her films looks for a form of its own, from a love story among the blind to a western.',
  wanuriKahiu:
    'A film-maker from Nairobi who has founded a movement for African art that is *fun, fierce and frivolous*. She made one of the first science fiction films of East Africa before *Rafiki*.',
} as const satisfies Partial<Record<PersonKey, string>>
