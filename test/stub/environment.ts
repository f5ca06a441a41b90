import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Provider } from '../../src/pool/account.ts'

export type StubProvider = Exclude<Provider, 'custom'>

/** Settings that a CLI needs to be spoken to on loopback only, in a home of its own below `directory`. */
export const agentEnvironment = async (
  provider: StubProvider,
  url: string,
  directory: string,
): Promise<Record<string, string>> => {
  // Whatever isn't the stub is refused at once: tests and demo never speak to the world.
  const closed = 'http://127.0.0.1:9'
  const isolated = { HTTPS_PROXY: closed, HTTP_PROXY: closed, NO_PROXY: '127.0.0.1,localhost' }
  const home = join(directory, provider)
  await mkdir(home, { recursive: true })
  switch (provider) {
    case 'claude':
      return {
        ...isolated,
        ANTHROPIC_BASE_URL: url,
        CLAUDE_CONFIG_DIR: home,
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
        DISABLE_AUTOUPDATER: '1',
      }
    case 'codex':
      await writeFile(join(home, 'config.toml'), codexConfig(url))
      return { ...isolated, CODEX_HOME: home }
    case 'gemini':
      await mkdir(join(home, '.gemini'), { recursive: true })
      await writeFile(join(home, '.gemini', 'settings.json'), JSON.stringify(geminiSettings))
      return { ...isolated, GOOGLE_GEMINI_BASE_URL: url, GEMINI_CLI_HOME: home }
  }
}

const codexConfig = (url: string): string => `openai_base_url = "${url}/v1"
check_for_update_on_startup = false
[analytics]
enabled = false
`

/** With a base URL in its environment Gemini CLI chooses a way to sign in that headless mode refuses. */
const geminiSettings = {
  security: { auth: { selectedType: 'gemini-api-key' } },
  general: { enableAutoUpdate: false, enableAutoUpdateNotification: false },
  privacy: { usageStatisticsEnabled: false },
}
