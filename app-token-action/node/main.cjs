require("../../node/start.cjs").start("app-token-action");
