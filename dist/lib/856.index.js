export * from '../cli/856.index.js'
