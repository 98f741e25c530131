import type { PersonKey } from '../persons.ts'

/** Actors whom one would look up first. */
export const actors = {
  alPacino:
    'An actor from the Bronx who came to film from the stage and the Actors Studio. The studio did not want him for *The Godfather*; the part made him.',
  amitabhBachchan:
    'He was turned down by radio for his voice, which India has listened to ever since. In the seventies he was the angry young man of its cinema; later he asked the questions in its best-loved quiz.',
  anatolySolonitsyn:
    'He was an unknown actor in Sverdlovsk when he read the script of *Andrei Rublev* in a magazine and went to Moscow to ask for the part. Tarkovsky called him his talisman.',
  audreyTautou:
    'She came to Paris from the Auvergne to study acting and won a César for her first large part. *Amélie* made her the face of Montmartre.',
  bibiAndersson:
    'She met Ingmar Bergman as a girl, in a commercial for soap, and made more than ten films with him. *Persona* is hers as much as anyone’s.',
  bruceWillis:
    'He tended bar in New York before a television series made his grin known. As an action hero who bleeds and doubts he was one of the most bankable stars of the nineties.',
  claireMaurier:
    'In more than sixty years on French stages and screens she was the mother of Antoine Doinel and the landlady of Amélie.',
  conradVeidt:
    'Tall, gaunt and unforgettable in the silent films of Berlin. He left Germany in 1933, gave much of his pay to the war effort against it, and in Hollywood played the men whom he had fled.',
  harrisonFord:
    'He worked as a carpenter between small parts until a space smuggler and an archaeologist made him one of the most popular actors of his time.',
  harveyKeitel:
    'A court reporter from Brooklyn who answered a student’s advertisement; the student was Martin Scorsese. He has helped many first films into being.',
  hollyHunter:
    'Raised on a farm in Georgia. She played the piano herself in *The Piano*, in which she does not say a word, and won the Oscar for it.',
  humphreyBogart:
    'He was past forty when he stopped being the gangster who dies and became the hero who pretends not to care.',
  ianHolm:
    'A star of the Royal Shakespeare Company who gave up the stage for years out of fright. On screen he was androids, runners’ trainers, kings and one hobbit.',
  ingridBergman:
    'She came to Hollywood from Stockholm without changing her name, her teeth or her eyebrows. She won three Oscars, acted in five languages and made films with Hitchcock, Rossellini, Renoir and her namesake.',
  jeanPierreLeaud:
    'He was fourteen when he answered an advertisement and became Antoine Doinel. As the face of the French New Wave he has worked with Truffaut, Godard, Rivette, Eustache and Kaurismäki.',
  josephCotten:
    'He came to film with Orson Welles’s Mercury company and remained his friend. In the forties he was the man whom one could trust, except in *Shadow of a Doubt*.',
  maggieCheung:
    'Born in Hong Kong and raised in England, she began in comedies and action films and became one of the great screen actors. She was the first Asian to win the prize for best actress at Cannes.',
  marcelloMastroianni:
    'The Italian lover who made fun of being one. He acted in more than a hundred films and was nominated three times for the Oscar, each time in Italian.',
  margotRobbie:
    'From a farm in Queensland by way of a television soap to Hollywood, where she produces as well as acts, *Barbie* among others.',
  marlonBrando:
    'He changed what acting on film is, first in *A Streetcar Named Desire*, and seemed never to forgive the trade for it. He won two Oscars and refused the second.',
  maxVonSydow:
    'He played chess with Death at twenty-seven. Over seventy years he made eleven films with Ingmar Bergman and dozens all over the world, as priests, emperors, assassins and Christ.',
  peterLorre:
    'A stage actor who worked with Brecht in Berlin until Fritz Lang gave him the whistle in *M*. In exile in Hollywood he was its most charming villain.',
  samNeill:
    'He grew up in New Zealand, worked on documentaries and became a leading man who never looks as though he were leading. He also makes wine.',
  samuelLJackson:
    'An usher at the funeral of Martin Luther King, a stage actor in New York, and since *Pulp Fiction* one of the busiest and best-loved actors in film.',
  sandraHuller:
    'From the theatre of Jena, Leipzig and Bochum to two films in one year, 2023, that won the top prizes at Cannes.',
  setsukoHara:
    'She was loved in Japan like no other actress of her time. In 1963 she stopped acting and lived for half a century in Kamakura without giving an interview.',
  sigourneyWeaver:
    'The daughter of a television executive, trained at Yale. With *Ripley* she became the first great heroine of the action film, and she is as fond of comedy.',
  songKangHo:
    'He came from the stage, without training, and has played ordinary men for all the leading directors of South Korea: policemen, priests, fathers.',
  takashiShimura:
    'He was in more of Kurosawa’s films than any other actor: the doctor, the dying official, the woodcutter, the leader of the seven. Between them he met Godzilla.',
  tomHanks:
    'The everyman of American film for forty years, funny first and then serious. He won the Oscar for best actor two years in a row.',
  tonyLeung:
    'He says more with his eyes than others with pages. From television in Hong Kong he went on to seven films with Wong Kar-wai and the prize for best actor at Cannes.',
  toshiroMifune:
    'He applied to the studio as an assistant cameraman and was sent to an audition by mistake. Sixteen films with Kurosawa made his walk, his scratch and his temper known everywhere.',
} as const satisfies Partial<Record<PersonKey, string>>
