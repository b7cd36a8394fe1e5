require("../../node/start.cjs").start("runner-cleanup-action");
