require("../../node/launch.cjs").start("app-token-action", "post");
