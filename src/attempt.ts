import type { Detector } from './detect/detector.ts'
import { lazily } from './lazily.ts'
import type { AttemptEnd, Plan } from './pool/run-state.ts'
import type { Verdict } from './pool/verdict.ts'
import type { Exit, Prepared, Running, RunPorts, Stream } from './ports.ts'
import { present } from './present.ts'
import { exitCodeOf } from './signal-code.ts'
import { type Demand, watch } from './watch.ts'

const graceMs = 5_000
/** GitHub kills us 10 s after its first signal: the agent has this long to end by itself, and as long again to obey SIGTERM. */
const cancelGraceMs = 2_500

export interface AttemptResult {
  readonly end: AttemptEnd
  /** The agent's final answer, where its transcript tells it. */
  readonly answer: string | null
}

/** Makes one attempt: prepares, starts, follows and ends the agent, and judges how it went. */
export const attempt = async (plan: Plan, ports: RunPorts): Promise<AttemptResult> => {
  const prepared = await ports.prepare(plan)
  try {
    return await follow(plan, prepared, ports)
  } finally {
    await prepared.settle()
  }
}

const follow = async (plan: Plan, prepared: Prepared, ports: RunPorts): Promise<AttemptResult> => {
  const { agent, clock } = ports
  const detecting = lazily(() => ports.detector(plan))
  const screen = present(prepared.transcript, ports.sink(plan))
  const watching = watch(() => detecting.now()?.endSignal() ?? null, ports)
  const done = (await ports.work?.(plan)) ?? null
  const take = (detector: Detector, stream: Stream, chunk: Uint8Array): void | Promise<void> => {
    detector.push(stream, chunk, clock.now())
    done?.push(stream, chunk)
    watching.look()
    return screen.write(stream, chunk)
  }
  const work = async () => {
    const running = await agent.start(prepared.command, (stream, chunk) => {
      const detector = detecting.now()
      return detector === null
        ? detecting.get().then((loaded) => take(loaded, stream, chunk))
        : take(detector, stream, chunk)
    })
    const demand = await Promise.race([running.exit.then(() => null), watching.demand])
    // The next agent's start is prepared while this one dies.
    if (demand === 'early') void agent.warm()
    if (demand !== null) await endAgent(running, demand, ports)
    return { running, demand, exit: await running.exit }
  }
  const { running, demand, exit } = await work().finally(() => {
    watching.close()
    return screen.close()
  })
  // What the agent left is read, perhaps for a limit, while the next one's host starts.
  if (demand === null && plan.patience === 'short' && !succeeded(exit)) await agent.warm()
  const known = detecting.now()?.sessionId() ?? prepared.sessionId
  const session = await prepared.sessionRecord(known ?? prepared.offered)
  const sessionId = known ?? (session === null ? null : prepared.offered)
  const silent = session === null && detecting.now() === null && succeeded(exit)
  const detector = silent ? null : await detecting.get()
  if (session !== null) {
    detector?.push('session', session, clock.now())
    done?.push('session', session)
  }
  const { refusedResume, ...judgement } = detector?.finish(exit, clock.now(), demand !== null) ?? nothingSaid
  if (demand === null && goesOn(judgement.verdict)) await running.end(graceMs)
  running.leave()
  const end: AttemptEnd = {
    judgement,
    exitCode: exitCodeOf(exit),
    endedEarly: demand === 'early',
    timedOut: demand === 'timed-out',
    refusedResume,
    resumed: prepared.resumes,
    sessionId,
    work: (await done?.done()) ?? null,
    absent: prepared.transcript !== null && exitCodeOf(exit) === notFound,
  }
  return { end, answer: screen.answer() }
}

/** Of a command that we built for the provider: not found, or not what it launches. A directory that is missing is missing for all. */
const notFound = 127

const endAgent = async (running: Running, demand: Demand, ports: RunPorts): Promise<void> => {
  if (demand !== 'cancelled') return running.end(graceMs)
  const { first, second } = ports.cancellation
  const signal = String(first.reason)
  running.signal(signal === 'SIGINT' || signal === 'SIGHUP' ? signal : 'SIGTERM')
  const gone = running.exit.then(() => {})
  const patience = ports.clock.sleepUntil(ports.clock.now() + cancelGraceMs, second)
  await Promise.race([gone, patience])
  const hurry = new Promise<void>((resolve) =>
    second.addEventListener('abort', () => resolve(running.end(0)), { once: true }),
  )
  await Promise.race([running.end(second.aborted ? 0 : cancelGraceMs), hurry])
}

/** The verdict on an agent that ended well and said nothing. */
const nothingSaid: ReturnType<Detector['finish']> = {
  verdict: 'ok',
  evidence: null,
  reset: null,
  confidence: 0.9,
  utilization: null,
  refusedResume: false,
}

const succeeded = (exit: Exit): boolean => exit.kind === 'exited' && exit.code === 0

/** What an agent left running in the background would work on beside the next attempt. */
const goesOn = (verdict: Verdict): boolean => verdict !== 'ok' && verdict !== 'failed' && verdict !== 'config'
