import { expect, it } from 'vitest'
import { bash, ran } from '../../process/start.ts'

it('every exit code from 0 to 255 is passed on', async () => {
  const codes = Array.from({ length: 256 }, (_, code) => code)
  const exits: unknown[] = []
  for (let at = 0; at < codes.length; at += 8) {
    const some = codes.slice(at, at + 8).map((code) => ran(bash(`exit ${code}`)))
    exits.push(...(await Promise.all(some)).map(({ exit }) => exit))
  }
  expect(exits).toEqual(codes.map((code) => ({ kind: 'exited', code })))
})
