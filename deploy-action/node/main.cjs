require("../../node/start.cjs").start("deploy-action", `--chart=${__dirname}/../../runner/chart`);
