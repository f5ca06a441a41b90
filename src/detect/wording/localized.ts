import type { Wording } from './wording.ts'

/*
 * The agents' apps translate what the server says of a limit. Whose limit and that it was reached are told by the same
 * few words in each language; only the languages' order of words differs.
 */

const some = '(?:[^ .,;:!?]+ ){0,4}'

const reached = [
  // Spanish, Portuguese, Italian, French, German, Dutch.
  `(?:has|ha|usted ha|hemos|se ha) (?:alcanzado|superado|excedido|agotado) (?:tu|su|el|la|los|las) ${some}(?:límites?|limites?|cuota|cupo)`,
  `(?:límites?|limites?|cuota|cupo) (?:de |del )${some}(?:uso|mensajes|solicitudes|tokens|semanal|diari[oa]|mensual) (?:ha sido |fue |foi |ha )?(?:alcanzad[oa]|superad[oa]|agotad[oa]|exce(?:d|t)id[oa]|atingid[oa]|esgotad[oa]|ultrapassad[oa])`,
  `(?:você|voce) (?:já )?(?:atingiu|excedeu|alcançou|ultrapassou|esgotou) (?:o |a |os )?(?:seu |sua |teu )?${some}(?:limites?|cota|quota)`,
  `hai (?:raggiunto|superato|esaurito) (?:il |la |i )?(?:tuo |tua )?${some}(?:limite|limiti|quota)`,
  `(?:vous avez|tu as) (?:atteint|dépassé|épuisé|utilisé) (?:votre |ta |la |le |toute votre )?${some}(?:limites?|quota)`,
  `(?:limite|quota) d'(?:utilisation|usage) (?:atteinte?|dépassée?|épuisée?)`,
  `(?:du hast|sie haben) (?:dein|ihr|das|die)[a-z]* ${some}[a-zäöüß-]*(?:limit|kontingent|quote)[a-z]* ${some}(?:erreicht|überschritten|aufgebraucht|ausgeschöpft)`,
  '(?:nutzungs|wochen|tages|monats|sitzungs)(?:limit|kontingent) (?:wurde )?(?:erreicht|überschritten|aufgebraucht|ausgeschöpft)',
  `je hebt (?:je|de|het|jouw) ${some}[a-z]*(?:limiet|quotum) (?:bereikt|overschreden)`,
  // Swedish, Norwegian, Danish, Polish, Indonesian, Arabic.
  `(?:du|ni) har (?:nått|nådd|nået|överskridit|overskredet) (?:din|ditt|dine|grensen|gränsen|grænsen) ?${some}[a-zåäöæø]*(?:gräns|grens|græns|kvot)`,
  '(?:osiągnięto|przekroczono|wykorzystano|osiągnąłeś) (?:swój |twój |dzienny |tygodniowy |miesięczny )*limit',
  '(?:anda|kamu) (?:telah|sudah) (?:mencapai|melebihi|melampaui) (?:batas|kuota)',
  '(?:تم الوصول إلى|لقد (?:وصلت إلى|تجاوزت)|تم تجاوز) (?:ال)?حد',
  // Russian, Turkish, Vietnamese.
  `вы (?:достигли|превысили|исчерпали) (?:свой |ваш |свою )?${some}(?:лимит|квот)`,
  `${some}(?:лимит|квота) (?:использования |запросов |сообщений )?(?:исчерпана?|достигнута?|превышена?)`,
  `${some}(?:kullanım|mesaj|istek) (?:sınırına|limitine|kotasına) ulaştınız`,
  `bạn đã (?:đạt|vượt|dùng hết) (?:đến |tới |quá )?(?:giới hạn|hạn mức) ${some}`,
  // Korean, Japanese.
  '[^ .!?]*(?: [^ .!?]*){0,3}(?:사용|이용|요청|메시지|주간|일일|월간|세션|시간|플랜|무료)[^ .!?]*(?: [^ .!?]*){0,3}(?:한도|제한|할당량)(?:에|을|를|이|가)? ?(?:도달|초과|모두|다 |소진)',
  '[^。!?]{0,9}(?:使用|利用|メッセージ|リクエスト|週間|月間|日次|1日|セッション|時間|プラン|無料)[^。!?]{0,9}(?:上限|制限|限度|クォータ|枠)(?:に|を)?(?:達し|到達|超え|超過|使い切)',
]

/** Copilot's word on a throttled request: whose request, then that its rate is limited. */
const throttled = [
  `(?:(?:es tut uns leid|leider|entschuldigung),? )?(?:ihre|deine) (?:anforderung|anfrage) [^.]*(?:rate|frequenz|geschwindigkeit|durchsatz)[a-z]* ?(?:begrenzt|beschränkt|limitiert)`,
  `(?:désolée?s?,? )?votre (?:requête|demande) (?:[^.]*limit[^.]*(?:débit|fréquence|taux|vitesse)|[^.]*(?:débit|fréquence|taux)[^.]*limit)`,
  `(?:lo sentimos,? )?(?:la|tu|su) solicitud [^.]*(?:limit[oóa]|límite)[^.]*(?:frecuencia|velocidad|tasa)`,
  `(?:lo sentimos,? )?(?:la|tu|su) solicitud [^.]*(?:frecuencia|velocidad|tasa)[^.]*(?:limit|límite)`,
  `(?:desculpe,? )?(?:a |o )?(?:sua|seu) (?:solicitação|pedido) [^.]*(?:limitad|limite)[^.]*(?:taxa|velocidade|frequência)`,
  `(?:(?:siamo )?spiacenti[,.] )?la (?:tua )?richiesta [^.]*limitat[^.]*(?:frequenza|velocità)`,
  `(?:к сожалению|извините),? [^.]*(?:скорость|частот)[^.]*запрос[^.]*ограничен`,
  '(?:üzgünüz,? )?isteğiniz[^.]*hız sınır',
  '(?:申し訳[^。、]*[。、] ?)?(?:要求|リクエスト)[^。]{0,6}(?:レート|速度|頻度)[^。]{0,4}制限',
  '(?:죄송합니다[.,]? ?)?(?:[^ .]+ )?요청[^.]{0,4} ?(?:속도|빈도|비율)[^.]{0,4} ?제한',
]

const unpaid = [
  '[^ .!?]*(?: [^ .!?]*){0,3}크레딧(?:이|을|를)? ?(?:부족|소진|모두|없)',
  '[^。!?]{0,9}(?:クレジット|残高)(?:が|を)?(?:不足|使い切|なくな|足り)',
  `(?:no te quedan|te has quedado sin|se han agotado (?:tus|los)) ${some}(?:créditos|saldo)`,
  `(?:vous n'avez plus de|vos) ${some}crédits(?: sont épuisés)?`,
  `(?:você não tem mais|seus) ${some}créditos(?: acabaram| se esgotaram)?`,
  '(?:guthaben|kontoguthaben) (?:ist )?(?:aufgebraucht|zu niedrig|nicht ausreichend)',
]

/** What agents say in other languages than English. */
export const localizedWordings: readonly Wording[] = [
  { id: 'localized/limit', verdict: 'usage-limit', pattern: new RegExp(`^(?:${reached.join('|')})`) },
  { id: 'localized/rate', verdict: 'rate-limit', pattern: new RegExp(`^(?:${throttled.join('|')})`) },
  { id: 'localized/credits', verdict: 'billing', pattern: new RegExp(`^(?:${unpaid.join('|')})`) },
]
