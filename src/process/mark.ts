/** The variable by which an agent's descendants are found, wherever they went: it holds a random id of the attempt. */
export const markVariable = 'POOL_FAILOVER_RUN'
